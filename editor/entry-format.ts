import { parse } from 'yaml';
import { frontMatterSchema } from '../src/schema/entry.ts';
import { equal } from './equal.ts';
import { filled } from './filled.ts';
import { fieldsOf } from './schema-fields.ts';
import type { Values } from './splice.ts';
import { splice } from './splice.ts';
import { pairText } from './yaml-text.ts';

/** The name under which the form holds the text below the front matter. */
export const answerKey = 'answer';

const usualOrder = [
  'id',
  'question',
  'label',
  'phrasings',
  'tests',
  'not',
  'overlaps',
  'follow-ups',
  'topic',
  'subject',
  'author',
  'source',
  'safety-net',
];
const last = ['withdrawn', 'reviewer-note'];

/** The keys of an entry, in the order in which its file has them. */
export const entryKeys: readonly string[] = [
  ...usualOrder,
  ...Object.keys(frontMatterSchema.shape).filter(
    (key) => !usualOrder.includes(key) && !last.includes(key),
  ),
  ...last,
];

type Split = { readonly yaml: string; readonly gap: string; readonly answer: string };

const parts = /^---[ \t]*\n(?<yaml>[\s\S]*?)\n---[ \t]*(?:\n(?<rest>[\s\S]*))?$/;

const split = (text: string): Split | undefined => {
  const groups = parts.exec(text)?.groups;
  if (groups?.yaml === undefined) return undefined;
  const rest = groups.rest ?? '';
  const answer = rest.trim();
  return { yaml: groups.yaml, gap: rest.slice(0, rest.indexOf(answer)), answer };
};

const join = ({ yaml, gap, answer }: Split): string =>
  `---\n${yaml}\n---\n${gap}${answer}\n`;

/** What a key means that does not stand in the file. */
const absent: Values = Object.fromEntries(
  fieldsOf(frontMatterSchema).map(({ key, shape }) => [key, shape.default]),
);

const wantedOf = (content: Values, now: Values): Values =>
  Object.fromEntries(
    entryKeys.map((key) => {
      const value = filled(content[key]) ?? absent[key];
      const isUnsaid = !(key in now) && equal(value, absent[key]);
      return [key, isUnsaid ? undefined : value];
    }),
  );

const valuesOf = (yaml: string): Values => {
  const value: unknown = parse(yaml);
  return typeof value === 'object' && value !== null ? (value as Values) : {};
};

/** The front matter of an entry that has no file yet. */
const newYaml = (values: Values): string =>
  entryKeys
    .flatMap((key) => (values[key] === undefined ? [] : [pairText(key, values[key])]))
    .join('\n');

/** What the form shows of an entry's file. */
export const readEntry = (text: string): Values => {
  const file = split(text);
  if (file === undefined) {
    throw new Error('The file does not begin with its keys between two lines "---".');
  }
  return { ...valuesOf(file.yaml), [answerKey]: file.answer };
};

/**
 * The file of what the form holds. Given the file as it was, only what was changed is
 * written again; all else stays byte for byte, comments and line breaks included.
 */
export const writeEntry = (content: Values, before?: string): string => {
  const answer = String(content[answerKey] ?? '').trim();
  const file = before === undefined ? undefined : split(before);
  if (file === undefined) {
    return join({ yaml: newYaml(wantedOf(content, {})), gap: '', answer });
  }
  const wanted = wantedOf(content, valuesOf(file.yaml));
  const yaml = splice(file.yaml, { values: wanted, order: entryKeys });
  // Should a file be written in a way that cannot be changed in place, it is written anew.
  const isRight = entryKeys.every((key) => equal(valuesOf(yaml)[key], wanted[key]));
  return join({ ...file, yaml: isRight ? yaml : newYaml(wanted), answer });
};

/** An entry file format for the editor, which remembers how each file was written. */
export const createEntryFormat = () => {
  const texts = new Map<string, string>();
  return {
    /** The files read or written last, by the id of their entry. */
    texts: texts as ReadonlyMap<string, string>,
    fromFile: (text: string): Values => {
      const values = readEntry(text);
      if (typeof values.id === 'string') texts.set(values.id, `${text.trimEnd()}\n`);
      return values;
    },
    toFile: (content: Values): string => {
      const id = String(content.id ?? '').trim();
      const text = writeEntry(content, texts.get(id));
      texts.set(id, text);
      return text;
    },
  };
};
