import * as z from 'zod';
import type { YamlSource } from './parse-yaml.ts';

type Schema = z.core.$ZodType;
type Path = readonly PropertyKey[];

/** A YAML file as far as it can be read, with its lines. */
export type Legible<Value> = {
  /**
   * Of the schema's shape. What cannot be read is left out of its list or, where a key
   * must stand, blank: an empty text, an empty list.
   */
  readonly source: Value;
  /** Takes paths of `source`, and knows what in it is blank. */
  readonly yaml: YamlSource;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Marks what is no part of a list or record that can be read. */
const illegible = Symbol('illegible');

/** What stands for a part that must be there and cannot be read. */
const blankOf = (schema: Schema): unknown => {
  if (schema instanceof z.ZodOptional) return undefined;
  if (schema instanceof z.ZodDefault) return schema.def.defaultValue;
  if (schema instanceof z.ZodObject) return readObject(schema, {}, () => illegible);
  if (schema instanceof z.ZodArray) return [];
  if (schema instanceof z.ZodRecord) return {};
  if (schema instanceof z.ZodBoolean) return false;
  if (schema instanceof z.ZodNumber) return 0;
  if (schema instanceof z.ZodEnum) return schema.options[0];
  return '';
};

type Read = (schema: Schema, value: unknown, key: string) => unknown;

const readObject = (
  { shape }: z.ZodObject,
  value: Readonly<Record<string, unknown>>,
  read: Read,
): unknown =>
  Object.fromEntries(
    Object.entries(shape)
      .map(([key, inside]): [string, unknown] => {
        const found = read(inside, value[key], key);
        return [key, found === illegible ? blankOf(inside) : found];
      })
      .filter(([, found]) => found !== undefined),
  );

const readRecord = (
  { keyType, valueType }: z.ZodRecord,
  value: Readonly<Record<string, unknown>>,
  read: Read,
): unknown =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => z.safeParse(keyType, key).success)
      .map(([key, inside]) => [key, read(valueType, inside, key)] as const)
      .filter(([, found]) => found !== illegible),
  );

const keyOf = (path: Path): string => JSON.stringify(path.map(String));

/** Reads part by part what its schema refuses; `places` gets the lists that shrink. */
const createReader = (places: Map<string, readonly number[]>) => {
  const readList = (element: Schema, value: readonly unknown[], path: Path): unknown => {
    const kept = value
      .map((inside, index) => ({ read: read(element, inside, [...path, index]), index }))
      .filter((each) => each.read !== illegible);
    places.set(
      keyOf(path),
      kept.map(({ index }) => index),
    );
    return kept.map((each) => each.read);
  };

  const read = (schema: Schema, value: unknown, path: Path): unknown => {
    const parsed = z.safeParse(schema, value);
    if (parsed.success) return parsed.data;
    const inside: Read = (part, found, key) => read(part, found, [...path, key]);
    if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
      return read(schema.unwrap(), value, path);
    }
    if (Array.isArray(value)) {
      const lists = schema instanceof z.ZodUnion ? schema.options : [schema];
      const list = lists.find((option) => option instanceof z.ZodArray);
      return list === undefined ? illegible : readList(list.element, value, path);
    }
    if (schema instanceof z.ZodObject && isRecord(value)) {
      return readObject(schema, value, inside);
    }
    if (schema instanceof z.ZodRecord && isRecord(value)) {
      return readRecord(schema, value, inside);
    }
    return illegible;
  };
  return read;
};

const beginsWith = (path: Path, start: Path): boolean =>
  start.every((part, index) => String(path[index]) === String(part));

/**
 * Reads what can be read of a file that its schema refuses, so that one mistake hides no
 * other; undefined where nothing can. Keys that the schema does not know are left out.
 */
export const legible = <Value>(
  schema: z.ZodType<Value>,
  yaml: YamlSource,
  issues: readonly z.core.$ZodIssue[],
): Legible<Value> | undefined => {
  const places = new Map<string, readonly number[]>();
  const read = createReader(places)(schema, yaml.value, []);
  if (read === illegible) return undefined;
  const wrong = issues
    .filter(({ code }) => code !== 'unrecognized_keys')
    .map(({ path }) => path);
  /** A list that something was left out of counts otherwise than its file. */
  const inFile = (path: Path): Path => {
    const place: PropertyKey[] = [];
    for (const part of path) {
      const kept = typeof part === 'number' ? places.get(keyOf(place))?.[part] : part;
      place.push(kept ?? part);
    }
    return place;
  };
  return {
    source: read as Value,
    yaml: {
      ...yaml,
      lineOf: (path) => yaml.lineOf(inFile(path)),
      isLegible: (path) => {
        const place = inFile(path);
        return !wrong.some(
          (issue) => beginsWith(issue, place) || beginsWith(place, issue),
        );
      },
    },
  };
};
