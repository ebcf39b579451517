import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearDuplicateWarnings } from '../../src/knowledge/checks/near-duplicates.ts';
import type { EntrySource } from '../../src/knowledge/parse-entry.ts';
import { parseEntry } from '../../src/knowledge/parse-entry.ts';
import { soundFiles } from './fixture.ts';

const { entry: sound } = parseEntry({
  file: 'knowledge/faqs/knee.md',
  path: 'faqs/knee.md',
  text: soundFiles['faqs/knee.md'] ?? '',
  hash: '',
});

/** An entry that is asked for in these words, and of no further interest. */
const entryOf = (id: string, phrasings: readonly string[]): EntrySource => {
  if (sound === undefined) throw new Error('The fixture has errors');
  const front = { ...sound.front, id, question: 'Why?', phrasings: [...phrasings] };
  return { ...sound, file: id, front };
};

const words = ['lamp', 'oak', 'tin', 'fern', 'moss', 'drum', 'wax', 'kelp', 'sand'];
const phrasing = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 })
  .map((chosen) => chosen.join(' '));

const shareOf = (one: string, other: string): number => {
  const [a, b] = [new Set(one.split(' ')), new Set(other.split(' '))];
  const common = [...a].filter((word) => b.has(word)).length;
  return common / (a.size + b.size - common);
};
const isSentence = (text: string): boolean => new Set(text.split(' ')).size >= 3;

describe('near duplicates', () => {
  it('are all those that comparing each with each would find', () => {
    fc.assert(
      fc.property(fc.array(phrasing), fc.array(phrasing), (these, those) => {
        const warned = nearDuplicateWarnings([
          entryOf('faq-these', these),
          entryOf('faq-those', those),
        ]).map(({ message }) => /^"([^"]*)"/.exec(message)?.[1]);
        const near = those.filter(
          (text) =>
            isSentence(text) &&
            these.some((other) => isSentence(other) && shareOf(text, other) >= 0.85),
        );
        expect(warned).toEqual(near);
      }),
    );
  });
});
