import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/answer.ts';
import { wordVectors } from '../../src/word-vectors.ts';
import { readReal } from '../knowledge/real.ts';
import { evaluateClinic, readSets } from './clinic.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
type Recorded = Record<string, { readonly value: number; readonly better: string }>;

/** Points (of 100) that a figure may lose before somebody has to look. */
const tolerance = 2;
const answerer = prepare(await readReal(), wordVectors);

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
].map((set) => ({
  ...set,
  recorded: JSON.parse(readFileSync(here(set.file), 'utf8')) as Recorded,
  figures: evaluateClinic(answerer, readSets(here(set.folder))).figures,
}));

describe.each(sets)('quality on $name', ({ recorded, figures }) => {
  it.each(Object.entries(recorded))(
    'keeps "%s" at what was recorded',
    (name, { value, better }) => {
      const now = figures[name];
      expect(now, `${name} is not measured any more`).toBeDefined();
      const scale = value <= 1 && better === 'higher' ? 100 : 1;
      const loss = ((now ?? 0) - value) * scale * (better === 'higher' ? -1 : 1);
      expect(loss, `${name} was ${value}, is ${now}`).toBeLessThanOrEqual(tolerance);
    },
  );
});

describe('the sets that nothing learns from', () => {
  it('share no sentence with what is taught', async () => {
    const { redflags, questions, oos } = readSets(here('./own/unseen'));
    const hinted = readSets(here('./own/hinted'));
    const taught = new Set(
      (await readFile(here('../../knowledge/red-flag-voices.yaml'), 'utf8'))
        .split('\n')
        .map((line) =>
          line
            .replace(/^\s*- /, '')
            .trim()
            .toLowerCase(),
        ),
    );
    const known = [...redflags, ...hinted.redflags, ...questions, ...oos].filter(
      ({ text }) => taught.has(text.trim().toLowerCase()),
    );
    expect(
      known.map(({ text }) => text).filter((text) => text.length > shortText),
    ).toEqual([]);
  });
});

/** Shorter ones ('hi', 'thanks') are everybody's. */
const shortText = 30;
