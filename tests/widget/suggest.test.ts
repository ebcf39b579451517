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
    void fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (draft) => {
        expect(suggest(draft)).toEqual(suggest(draft));
      }),
      { numRuns: 200 },
    );
  });

  it('still finds the right one among a hundred entries from a long draft', () => {
    const many = Array.from({ length: 100 }, (_, at) =>
      entry(
        `e${at}`,
        `Question ${at} about backs`,
        `phrasing of number ${at} with words`,
      ),
    );
    const draft = 'tell me please about the phrasing of number 42 with many more words';
    expect(createSuggest(many)(draft).map((one) => one.entry)).toContain('e42');
  });
});
