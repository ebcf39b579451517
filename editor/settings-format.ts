import { parse } from 'yaml';
import type * as z from 'zod';
import { filled } from './filled.ts';
import type { SchemaField, Shape } from './schema-fields.ts';
import { fieldsIn, fieldsOf } from './schema-fields.ts';
import type { Values } from './splice.ts';
import { splice } from './splice.ts';

const isText = ({ type }: Shape): boolean => type === 'string';

/** Whether a form can hold a value of this shape; unions, pairs and free keys it cannot. */
const isEditable = (shape: Shape): boolean => {
  switch (shape.type) {
    case 'string':
    case 'boolean':
      return true;
    case 'array':
      return shape.items !== undefined && (isText(shape.items) || isPlain(shape.items));
    case 'object':
      return isPlain(shape);
    default:
      return false;
  }
};

const isPlain = (shape: Shape): boolean =>
  shape.properties !== undefined &&
  Object.values(shape.properties).every((inside) => isEditable(inside));

/** The keys of a settings file that the form holds; the rest stays as it is. */
export const editableFields = (
  schema: z.core.$ZodType,
  keys?: readonly string[],
): readonly SchemaField[] =>
  fieldsOf(schema).filter(
    ({ key, shape }) => isEditable(shape) && (keys?.includes(key) ?? true),
  );

/** What the form wants, key by key of the shape; an emptied key is there as undefined. */
const wantedOf = (shape: Shape, content: unknown): unknown => {
  if (shape.type === 'array' && Array.isArray(content)) {
    const { items } = shape;
    const list = filled(content) ?? [];
    if (items === undefined || isText(items) || !Array.isArray(list)) return list;
    return list.map((item) => wantedOf(items, item));
  }
  // A box that nobody ticked says what its absence says.
  if (content === false && shape.default === false) return undefined;
  if (shape.type !== 'object') return filled(content);
  const values = (content ?? {}) as Values;
  return Object.fromEntries(
    fieldsIn(shape).map((field) => [field.key, wantedOf(field.shape, values[field.key])]),
  );
};

const readSettings = (text: string): Values => {
  const value: unknown = parse(text);
  return typeof value === 'object' && value !== null ? (value as Values) : {};
};

/** The file of what the form holds: only what was changed is written again. */
export const writeSettings = (
  content: Values,
  before: string,
  fields: readonly SchemaField[],
): string => {
  const values = Object.fromEntries(
    fields.map(({ key, shape }) => [key, wantedOf(shape, content[key])]),
  );
  const order = fields.map(({ key }) => key);
  return splice(before, { values, order });
};

/** A format for one settings file, which remembers how the file was written. */
export const createSettingsFormat = (fields: readonly SchemaField[]) => {
  let before = '';
  return {
    fromFile: (text: string): Values => {
      before = `${text.trimEnd()}\n`;
      return readSettings(before);
    },
    toFile: (content: Values): string => {
      before = writeSettings(content, before, fields);
      return before;
    },
  };
};
