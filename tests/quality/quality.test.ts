import { readFileSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/answer.ts';
import { tables } from '../../src/tables.ts';
import { readReal } from '../knowledge/real.ts';
import { evaluateClinic, mistypedSets, readSets } from './clinic.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
type Recorded = Record<
  string,
  { readonly value: number; readonly better: string; readonly tolerance?: number }
>;

/** Points (of 100) that a figure may lose before somebody has to look; fewer where it says so. */
const usualTolerance = 2;
const answerer = prepare(await readReal(), tables);

/** The sets by folder: the development sets, and our own that nothing may learn from. */
const sets = [
  { name: 'the development sets', folder: './sets', file: './recorded.json' },
  {
    name: 'sets that nothing learns from',
    folder: './own/unseen',
    file: './own/recorded.json',
  },
  {
    name: 'messages that only hint, which nothing learns from',
    folder: './own/hinted',
    file: './own/recorded-hinted.json',
  },
  {
    name: 'long messages, which nothing learns from',
    folder: './own/long',
    file: './own/recorded-long.json',
  },
  {
    name: 'ordinary messages, which nothing learns from',
    folder: './own/plain',
    file: './own/recorded-plain.json',
  },
  {
    name: 'dangers and their innocent twins, which nothing learns from',
    folder: './own/twins',
    file: './own/recorded-twins.json',
  },
  {
    name: 'what is said after a care card, which nothing learns from',
    folder: './own/replies',
    file: './own/recorded-replies.json',
  },
  {
    name: 'emergencies that have nothing to do with the spine, which nothing learns from',
    folder: './own/other',
    file: './own/recorded-other.json',
  },
  {
    name: 'messages by four later writers, which nothing learns from',
    folder: './own/fresh',
    file: './own/recorded-fresh.json',
  },
  {
    name: 'messages by eight writers, which nothing learns from',
    folder: './own/latest',
    file: './own/recorded-latest.json',
  },
  {
    name: 'messages by seventeen writers, which nothing learns from',
    folder: './own/first-look',
    file: './own/recorded-first-look.json',
  },
  {
    name: 'the newest messages, by five writers, which nothing learns from',
    folder: './own/newest',
    file: './own/recorded-newest.json',
  },
  {
    name: 'dangers and what differs in one thing, which nothing learns from',
    folder: './own/pairs',
    file: './own/recorded-pairs.json',
  },
  {
    name: 'what people ask and tell every day, which nothing learns from',
    folder: './own/everyday',
    file: './own/recorded-everyday.json',
  },
].map((set) => ({ ...set, sets: readSets(here(set.folder)) }));

const mistyped = {
  name: 'the unseen messages as hurried thumbs type them',
  file: './own/recorded-mistyped.json',
  sets: mistypedSets(here('./own/unseen')),
};

const measured = [...sets, mistyped].map((set) => ({
  ...set,
  recorded: JSON.parse(readFileSync(here(set.file), 'utf8')) as Recorded,
  figures: evaluateClinic(answerer, set.sets).figures,
}));

describe.each(measured)('quality on $name', ({ recorded, figures }) => {
  it.each(Object.entries(recorded))(
    'keeps "%s" at what was recorded',
    (name, { value, better, tolerance = usualTolerance }) => {
      const now = figures[name];
      expect(now, `${name} is not measured any more`).toBeDefined();
      const scale = value <= 1 && better === 'higher' ? 100 : 1;
      const loss = ((now ?? 0) - value) * scale * (better === 'higher' ? -1 : 1);
      expect(loss, `${name} was ${value}, is ${now}`).toBeLessThanOrEqual(tolerance);
    },
  );
});

/** A sentence without signs and capitals. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} ]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** Every line of a list in the knowledge: phrasings, examples and voices alike. */
const taughtLines = async (): Promise<ReadonlySet<string>> => {
  const taught = new Set<string>();
  for await (const file of glob(here('../../knowledge/**/*.{md,yaml}')))
    for (const line of (await readFile(file, 'utf8')).split('\n'))
      if (/^\s*- /u.test(line)) taught.add(bare(line));
  return taught;
};

describe('the sets that nothing learns from', () => {
  it.each([
    'unseen',
    'hinted',
    'long',
    'plain',
    'twins',
    'replies',
    'other',
    'fresh',
    'latest',
    'first-look',
    'newest',
    'pairs',
    'everyday',
  ])('share no sentence with what is taught: %s', async (set) => {
    const { redflags, questions, oos, dialogues } = readSets(here(`./own/${set}`));
    const turns = dialogues.flatMap((dialogue) => dialogue.turns.map(({ user }) => user));
    const taught = await taughtLines();
    const known = [
      ...[...redflags, ...questions, ...oos].map(({ text }) => text),
      ...turns,
    ].filter((text) => text.length > shortText && taught.has(bare(text)));
    expect(taught.size).toBeGreaterThan(10_000);
    expect(known).toEqual([]);
  });
});

/** Shorter ones ('hi', 'do you take insurance') are everybody's. */
const shortText = 30;
