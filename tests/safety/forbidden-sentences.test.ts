import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { forbiddenIn, forbiddenOnCard } from '../../src/safety/forbidden.ts';
import { ownRules, readKnowledge } from './own-rules.ts';

const knowledge = join(import.meta.dirname, '../../knowledge');

const bodyOf = (file: string): string =>
  readFileSync(join(knowledge, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');

const entryFiles = readdirSync(knowledge, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(?:faqs|articles)\/.*\.md$/.test(file))
  .sort();

/** What visitors may say is no text of ours. */
const visitorsWords = new Set(['phrasings', 'tests', 'not']);

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    visitorsWords.has(key) ? [] : textsIn(part),
  );
};

describe('forbiddenIn', () => {
  it.each([
    'It is probably nothing.',
    "Don't worry, this passes.",
    'You probably have sciatica.',
    'This sounds like a slipped disc.',
    'Do you have any numbness?',
    'Your symptoms suggest a trapped nerve.',
    'That is harmless.',
  ])('finds "%s"', (text) => {
    expect(forbiddenIn(text)).not.toEqual([]);
  });

  it.each([
    'Call 999 now if there is chest pain.',
    'Many people with sciatica get better in a few weeks.',
    'Do you want to talk to a person?',
  ])('lets "%s" pass', (text) => {
    expect(forbiddenIn(text)).toEqual([]);
  });
});

describe('every text that the chat can say', () => {
  it('is found: entries, fixed wording and cards', () => {
    expect(entryFiles.length).toBeGreaterThan(30);
    expect(textsIn(readKnowledge('wording.yaml')).length).toBeGreaterThan(20);
    expect(ownRules.cards.length).toBeGreaterThan(8);
  });

  it.each(entryFiles)('holds no forbidden sentence in %s', (file) => {
    expect(forbiddenIn(bodyOf(file))).toEqual([]);
  });

  it('holds no forbidden sentence in the fixed wording', () => {
    const found = textsIn(readKnowledge('wording.yaml')).flatMap((text) =>
      forbiddenIn(text).map((one) => ({ ...one, text })),
    );
    expect(found).toEqual([]);
  });

  it.each(ownRules.cards.map((card) => [card.id, card] as const))(
    'holds no forbidden sentence, question or advertisement on the card %s',
    (_, card) => {
      const texts = [
        card.heading,
        ...card.items,
        card.reminder,
        ...card.actions.map(({ label }) => label),
      ];
      expect(texts.flatMap(forbiddenOnCard)).toEqual([]);
    },
  );
});
