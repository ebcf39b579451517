import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSuggest } from '../../widget/typing/suggest.ts';

const entry = (id: string, question: string, ...phrasings: string[]) => ({
  id,
  question,
  phrasings,
});
const suggest = createSuggest([
  entry('sciatica', 'What is sciatica?', 'shooting pain down my leg', 'sciatic nerve'),
  entry(
    'surgery',
    'When is surgery considered?',
    'do I need an operation',
    'will I need surgery',
  ),
  entry(
    'exercise',
    'Which exercises help back pain?',
    'stretches for my back',
    'what can I do at home',
  ),
  entry('book', 'How do I book?', 'make an appointment', 'see someone'),
  entry('cost', 'What does it cost?', 'how much is it', 'prices'),
  entry('long', 'How long does back pain last?', 'when will my back get better'),
  entry('work', 'Can I work with back pain?', 'back pain at my desk'),
]);
const ids = (draft: string) => suggest(draft).map((option) => option.entry);

describe('suggestions while typing', () => {
  it.each([
    ['sciat', 'sciatica'],
    ['operat', 'surgery'],
    ['an operation on my back', 'surgery'],
    ['back stretch', 'exercise'],
    ['appointment', 'book'],
    ['how much', 'cost'],
    ['Shooting PAIN', 'sciatica'],
  ])('puts for "%s" %s first', (draft, expected) => {
    expect(ids(draft)[0]).toBe(expected);
  });

  it('keeps quiet for one or two letters and for words that no entry holds', () => {
    for (const draft of ['', '  ', 'sc', 'xyzzy', '???', '!!! ---'])
      expect(ids(draft)).toEqual([]);
  });

  it('offers five at most', () => {
    expect(ids('back pain').length).toBeLessThanOrEqual(5);
  });

  it('never throws, and gives equal drafts equal suggestions', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (draft) => {
        expect(suggest(draft)).toEqual(suggest(draft));
      }),
      { numRuns: 200 },
    );
  });

  it('takes a few milliseconds for a hundred entries and a long draft', () => {
    const many = Array.from({ length: 100 }, (_, at) =>
      entry(
        `e${at}`,
        `Question ${at} about backs`,
        ...Array.from(
          { length: 15 },
          (_, n) => `phrasing ${n} of number ${at} with words`,
        ),
      ),
    );
    const large = createSuggest(many);
    large('warm up');
    const began = performance.now();
    large('why does my lower back hurt when I sit for a long time at work');
    expect(performance.now() - began).toBeLessThan(50);
  });
});
