import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { equal } from './equal.ts';
import { filled } from './filled.ts';
import { flow, isShortList, listItem, pairText, text as written } from './yaml-text.ts';

/** A part of a text to be replaced; `start` equals `end` for something new. */
type Change = { readonly start: number; readonly end: number; readonly text: string };

/** What a form knows: keys with values; undefined takes the key out. */
export type Values = Readonly<Record<string, unknown>>;

type Range = { readonly start: number; readonly end: number };

const rangeOf = (source: string, node: Node): Range => {
  const [start = 0, end = start] = node.range ?? [];
  return { start, end: start + source.slice(start, end).trimEnd().length };
};

const endOfLine = (source: string, from: number): number => {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end;
};

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keyOf = (pair: Pair): string => String(isScalar(pair.key) ? pair.key.value : '');

/** Where a pair of a block map stands, to the end of its last line. */
const pairRange = (source: string, pair: Pair): Range => {
  const key = rangeOf(source, pair.key as Node);
  const value = pair.value as Node | null;
  const end = value === null ? key.end : Math.max(key.end, rangeOf(source, value).end);
  return { start: key.start, end: endOfLine(source, end) };
};

const columnOf = (source: string, at: number): number =>
  at - (source.lastIndexOf('\n', at - 1) + 1);

/** Writes a block list again; items that stay keep the way in which they were written. */
const changeList = (source: string, node: Node, wanted: readonly unknown[]): Change => {
  const { start, end } = rangeOf(source, node);
  const kept = new Map<unknown, string>();
  for (const item of isSeq(node) ? node.items : []) {
    if (!isScalar(item)) continue;
    const range = rangeOf(source, item);
    kept.set(item.value, source.slice(range.start, range.end));
  }
  const indent = ' '.repeat(columnOf(source, start));
  const items = wanted.map((item) => kept.get(item) ?? listItem(item, indent));
  return { start, end, text: items.map((item) => `- ${item}`).join(`\n${indent}`) };
};

const idOf = (item: unknown): unknown => (isObject(item) ? item.id : undefined);

/** Where an item of a block list begins: its dash stands two columns to the left. */
const lineOfItem = (source: string, item: Node): number => {
  const { start } = rangeOf(source, item);
  return start - columnOf(source, start);
};

/**
 * Changes a list of keyed items (with an `id`) item by item, as long as they keep their
 * order and new ones stand at the end; undefined where the list must be written again.
 */
const changeItems = (
  source: string,
  { items }: YAMLSeq,
  wanted: readonly unknown[],
): readonly Change[] | undefined => {
  const maps = items.filter((item): item is YAMLMap => isMap(item));
  const last = maps.at(-1);
  if (last === undefined || maps.length < items.length) return undefined;
  const ids = maps.map((item) => item.get('id'));
  const kept = ids.filter((id) => wanted.some((item) => idOf(item) === id));
  const isInOrder = wanted.every((item, place) =>
    place < kept.length ? idOf(item) === kept[place] : !ids.includes(idOf(item)),
  );
  if (!isInOrder || kept.length === 0) return undefined;
  const end = endOfLine(source, rangeOf(source, last).end);
  const changes = maps.flatMap((map, place): readonly Change[] => {
    const values = wanted.find((item) => idOf(item) === ids[place]);
    if (isObject(values)) {
      return changeMap(source, map, { values, order: Object.keys(values) });
    }
    const next = maps[place + 1];
    const start = lineOfItem(source, map);
    return [
      next === undefined
        ? { start: start - 1, end, text: '' }
        : { start, end: lineOfItem(source, next), text: '' },
    ];
  });
  const added = wanted.slice(kept.length);
  if (added.length === 0) return changes;
  const indent = ' '.repeat(columnOf(source, rangeOf(source, last).start) - 2);
  const text = added.map((item) => `\n${indent}- ${listItem(item, indent)}`).join('');
  return [...changes, { start: end, end, text }];
};

/** The value's comment on the line of its key, with the space before it. */
const commentAfter = (source: string, from: number): string =>
  /^ +#.*/.exec(source.slice(from, endOfLine(source, from)))?.[0] ?? '';

const isBlock = (source: string, node: Node): boolean =>
  !['[', '{'].includes(source[rangeOf(source, node).start] ?? '');

const changePair = (source: string, pair: Pair, wanted: unknown): readonly Change[] => {
  const value = pair.value as Node | null;
  if (value !== null && isMap(value) && isObject(wanted) && isBlock(source, value)) {
    return changeMap(source, value, { values: wanted, order: Object.keys(wanted) });
  }
  const isWritten = value !== null && isBlock(source, value);
  if (isWritten && isSeq(value) && Array.isArray(wanted) && wanted.length > 0) {
    const inPlace = changeItems(source, value, wanted);
    return inPlace ?? [changeList(source, value, wanted)];
  }
  const { start, end } = pairRange(source, pair);
  const key = keyOf(pair);
  const indent = ' '.repeat(columnOf(source, start));
  if (value !== null && isSeq(value) && Array.isArray(wanted)) {
    const after = commentAfter(source, rangeOf(source, value).end);
    const isShort = !isWritten && isShortList(wanted);
    const body = isShort ? ` ${flow(wanted)}${after}` : written(wanted, indent, after);
    return [{ start, end, text: `${key}:${body}` }];
  }
  const after = value === null ? '' : commentAfter(source, rangeOf(source, value).end);
  const pairAgain = pairText(key, wanted, indent);
  // A comment below a folded text would become a part of it.
  const text = pairAgain.includes('\n') ? pairAgain : `${pairAgain}${after}`;
  return [{ start, end, text }];
};

/** Takes a pair out together with a line break: its own, or the one above at the end. */
const dropPair = (source: string, pair: Pair): Change => {
  const { start, end } = pairRange(source, pair);
  const lineStart = start - columnOf(source, start);
  return end < source.length
    ? { start: lineStart, end: end + 1, text: '' }
    : { start: Math.max(0, lineStart - 1), end, text: '' };
};

/** Puts a new pair below the last one that stands before it in the given order. */
const addPair = (
  source: string,
  map: YAMLMap,
  { key, wanted, order }: { key: string; wanted: unknown; order: readonly string[] },
): Change => {
  const before = order.slice(0, order.indexOf(key));
  const above = map.items.findLast((pair) => before.includes(keyOf(pair)));
  const first = map.items[0];
  const start = first === undefined ? 0 : pairRange(source, first).start;
  const indent = ' '.repeat(columnOf(source, start));
  const pair = pairText(key, wanted, indent);
  if (above === undefined) return { start, end: start, text: `${pair}\n${indent}` };
  const { end } = pairRange(source, above);
  return { start: end, end, text: `\n${indent}${pair}` };
};

type Wanted = { readonly values: Values; readonly order: readonly string[] };

const changeMap = (
  source: string,
  map: YAMLMap,
  { values, order }: Wanted,
): readonly Change[] =>
  order.flatMap((key) => {
    if (!(key in values)) return [];
    const pair = map.items.find((each) => keyOf(each) === key);
    const wanted = values[key];
    if (pair === undefined) {
      return wanted === undefined ? [] : [addPair(source, map, { key, wanted, order })];
    }
    if (wanted === undefined) return [dropPair(source, pair)];
    const value = pair.value as Node | null;
    const now: unknown = value === null ? null : JSON.parse(JSON.stringify(value));
    return equal(filled(now), filled(wanted)) ? [] : changePair(source, pair, wanted);
  });

/**
 * Puts values into a YAML text and leaves every other character as it was: keys that the
 * values do not name, comments, the way in which an unchanged text is folded or quoted.
 * A new key goes where `order` says.
 */
export const splice = (source: string, wanted: Wanted): string => {
  const { contents } = parseDocument(source);
  if (!isMap(contents)) return source;
  const changes = changeMap(source, contents as YAMLMap, wanted);
  // From the end, so that the places of the others stay true; of two at one place (new
  // keys below the same line) the later in order goes in first and ends up below.
  const last = changes
    .map((change, index) => ({ change, index }))
    .sort((a, b) => b.change.start - a.change.start || b.index - a.index);
  return last.reduce(
    (text, { change: { start, end, text: part } }) =>
      text.slice(0, start) + part + text.slice(end),
    source,
  );
};
