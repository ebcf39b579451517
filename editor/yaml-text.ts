import { scalar } from '../src/edit/scalar.ts';

/** From this length on a text is folded; the files of the knowledge base do the same. */
const foldFrom = 90;
const foldWidth = 98;

const idLike = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Words that are no text to YAML, although they look like an id. */
const notText = /^(?:true|false|yes|no|on|off|null|\d+)$/;

/** Whether a list holds only ids, which are short enough for one line. */
export const isShortList = (list: readonly unknown[]): boolean =>
  list.every(
    (item) => typeof item === 'string' && idLike.test(item) && !notText.test(item),
  );

const endsFlow = /[,[\]{}]/;
const flowScalar = (value: unknown): string => {
  if (typeof value !== 'string') return JSON.stringify(value);
  return endsFlow.test(value) ? JSON.stringify(value) : scalar(value);
};

/** A list or a small map on one line. */
export const flow = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return flowScalar(value);
  const pairs = Object.entries(value).map(([key, inside]) => `${key}: ${flow(inside)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
};

const fold = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
};

/** A text that YAML's folding would not give back as it was. */
const unfoldable = /^\s|\s$|[^\S ]| {2}|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u;

const block = (text: string, indent: string): string => {
  const inner = `${indent}  `;
  if (text.includes('\n') && !/^[ \t]|[ \t]$|[ \t]\n|\n$|[^\P{C}\n]/u.test(text)) {
    const lines = text.split('\n').map((line) => (line === '' ? '' : `${inner}${line}`));
    return `|-\n${lines.join('\n')}`;
  }
  if (text.length < foldFrom || unfoldable.test(text)) return scalar(text);
  const lines = fold(text, foldWidth - inner.length);
  return `>-\n${lines.map((line) => `${inner}${line}`).join('\n')}`;
};

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

/** What follows the dash of a list's item. */
export const listItem = (item: unknown, indent: string): string => {
  if (typeof item === 'string')
    return item.includes('\n') ? block(item, indent) : scalar(item);
  if (!isObject(item) || Array.isArray(item)) return flow(item);
  const inner = `${indent}  `;
  return Object.entries(item)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => pairText(key, value, inner))
    .join(`\n${inner}`);
};

/** What follows the colon of a key, from the space or the line break on. */
export const text = (value: unknown, indent: string, comment = ''): string => {
  if (typeof value === 'string') return ` ${block(value, indent)}`;
  if (Array.isArray(value) && value.length > 0) {
    const inner = `${indent}  `;
    const items = value.map((item) => `\n${inner}- ${listItem(item, inner)}`);
    return `${comment}${items.join('')}`;
  }
  return ` ${flow(value)}${comment}`;
};

/** A key with its value; ids and small maps stay on one line. */
export const pairText = (key: string, value: unknown, indent = ''): string =>
  Array.isArray(value) && isShortList(value)
    ? `${key}: ${flow(value)}`
    : `${key}:${text(value, indent)}`;
