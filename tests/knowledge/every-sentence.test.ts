import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Answerer } from '../../src/answer.ts';
import { prepare } from '../../src/answer.ts';
import type { Knowledge } from '../../src/schema/knowledge.ts';
import type { Reply, Start } from '../../src/schema/reply.ts';
import { tables } from '../../src/tables.ts';
import { today } from './fixture.ts';
import { readReal, realFolder } from './real.ts';

const moment = { now: new Date(`${today}T10:00:00Z`), serve: 'all' } as const;

/** A text as it is compared: without marks, links, braces' values and line breaks. */
const bare = (text: string): string =>
  text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_\\]/g, '')
    .replaceAll(/^(?:- |\d+\. )/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
};

/** Every text of every knowledge file, read without any of our own code. */
const textOfFiles = async (): Promise<string> => {
  const clinic = parse(await readFile(join(realFolder, 'clinic.yaml'), 'utf8'));
  const paths = (await readdir(realFolder, { recursive: true })).sort();
  const texts: string[] = [];
  for (const path of paths.filter((name) => /\.(?:md|yaml)$/.test(name))) {
    if (path === 'README.md' || path.startsWith('drafts')) continue;
    const text = await readFile(join(realFolder, path), 'utf8');
    const [, front = '', answer = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(
      text,
    ) ?? ['', text];
    texts.push(...stringsIn(parse(front)), answer);
  }
  const resolved = texts
    .join('\n\n')
    .replaceAll(/\{\{ ?(\w+) ?\}\}/g, (_, name: string) => String(clinic[name]));
  return bare(resolved);
};

const shownKeys = new Set(
  'label heading line disclaimer question title part author text name greeting privacy emergencyLine topicsHeading reminder hint intro submit'.split(
    ' ',
  ),
);

type Shown = { readonly key: string; readonly text: string };

/** Every text that somebody would read in a reply, a start or the compiled knowledge. */
const shownIn = (value: unknown, key = ''): readonly Shown[] => {
  if (typeof value === 'string') {
    return shownKeys.has(key) || key === 'items' ? [{ key, text: value }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  if ('inlines' in value) return [rowOf(value.inlines)];
  if (Array.isArray(value)) {
    const isRow = value.every(
      (each) => typeof each === 'object' && each !== null && 'text' in each,
    );
    if (isRow && value.length > 0) return [rowOf(value)];
    return value.flatMap((each) => shownIn(each, key));
  }
  return Object.entries(value).flatMap(([name, inside]) => shownIn(inside, name));
};

const rowOf = (inlines: unknown): Shown => ({
  key: 'blocks',
  text: (inlines as { text: string }[]).map(({ text }) => text).join(''),
});

/** One phrasing of each class of small talk and each declined topic. */
const firstPhrasings = async (): Promise<readonly string[]> => {
  const source = parse(await readFile(join(realFolder, 'wording.yaml'), 'utf8'));
  return [...source['small-talk'], ...source.declined].map(
    ({ phrasings: [first] }) => first,
  );
};

/** Everything that the service can be asked, or can run into. */
const repliesOf = (
  answerer: Answerer,
  { entries }: Knowledge,
  firstPhrasings: readonly string[],
): readonly Reply[] => {
  const replies: Reply[] = [];
  const converse = (...queries: readonly string[]): void => {
    let context: unknown;
    for (const query of queries) {
      const { reply } = answerer.answer({ query, context }, moment);
      replies.push(reply);
      context = reply.context;
    }
  };
  for (const { id, label } of entries) {
    replies.push(answerer.answer({ query: label, entry: id }, moment).reply);
  }
  for (const first of firstPhrasings) converse(first, first, first);
  converse('xyzzy plugh', 'frobnicate quux', 'zork', '???', '!!');
  converse('¿puede la fisioterapia ayudar con la ciática en la pierna?');
  converse('back', 'none of these', 'the second one', 'yes', 'start again', 'topics');
  converse('I want to kill myself', 'can I book', 'what is sciatica');
  converse('numb around my genitals and cannot pee', 'how do I book', 'thanks');
  return replies;
};

/** Whether a text is one of the opening-hours sentences with its places filled in. */
const isFilled = (text: string, { wording }: Knowledge): boolean =>
  Object.values(wording.opening).some((template) => {
    const parts = template.split(/\{[^}]*\}/);
    let from = 0;
    for (const part of parts) {
      const found = text.indexOf(part, from);
      if (found === -1) return false;
      from = found + part.length;
    }
    return text.startsWith(parts[0] ?? '') && text.endsWith(parts.at(-1) ?? '');
  });

describe('every sentence that the service can show', () => {
  let knowledge: Knowledge;
  let files: string;
  beforeAll(async () => {
    knowledge = await readReal();
    files = await textOfFiles();
  });
  const missing = (shown: readonly Shown[]): readonly string[] =>
    shown.map(({ text }) => bare(text)).filter((text) => !files.includes(text));

  it('stands in a knowledge file: all entries, all fixed wording, all care cards', () => {
    const { entries, wording, cards, articles } = knowledge;
    const entryTexts = entries.flatMap((entry) =>
      shownIn({ ...entry, signature: undefined, phrasings: [] }),
    );
    const wordingTexts = [
      ...shownIn(wording),
      ...stringsIn([wording.errors, wording.labels, wording.topicTitles]).map((text) => ({
        key: 'wording',
        text,
      })),
      ...stringsIn([wording.callBack, wording.slots, wording.opening]).map((text) => ({
        key: 'wording',
        text,
      })),
    ];
    expect(entryTexts.length).toBeGreaterThan(entries.length * 3);
    expect(
      missing([...entryTexts, ...wordingTexts, ...shownIn(cards), ...shownIn(articles)]),
    ).toEqual([]);
  });

  it('reaches replies unchanged, whatever is asked', async () => {
    const replies = repliesOf(
      prepare(knowledge, tables),
      knowledge,
      await firstPhrasings(),
    );
    expect(new Set(replies.map(({ kind }) => kind))).toEqual(
      new Set(['answer', 'disambiguate', 'fallback', 'small-talk', 'hand-off', 'care']),
    );
    const others = missing(replies.flatMap((reply) => shownIn(reply)));
    expect(others.filter((text) => !isFilled(text, knowledge))).toEqual([]);
  }, 30_000);

  it('reaches the start of a chat unchanged', () => {
    const { opening, ...start }: Start = prepare(knowledge).start(moment);
    expect(missing(shownIn(start))).toEqual([]);
    expect(isFilled(opening.text, knowledge)).toBe(true);
  });

  it('would be missed here if it came from anywhere else', () => {
    expect(
      missing([{ key: 'label', text: 'Have a lovely sunny day, dear visitor.' }]),
    ).toHaveLength(1);
  });
});
