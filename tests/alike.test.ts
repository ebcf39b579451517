import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupAlike } from '../src/alike.ts';

const group = (queries: readonly string[]): string[][] =>
  groupAlike(queries.map((query) => ({ query, n: 1 }))).map((found) =>
    found.queries.map(({ query }) => query).sort(),
  );

describe('groupAlike', () => {
  it.each([
    ['can I bring my dog', 'can i bring a dog with me'],
    ['do you do acupuncture', 'acupunture'],
    ['is there a lift', 'is there a lift at the clinic'],
    ['do you treat children', 'do you treat child patients'],
  ])('puts "%s" and "%s" together', (one, other) => {
    expect(group([one, other])).toHaveLength(1);
  });

  it.each([
    ['can I bring my dog', 'can I bring my wife'],
    ['how long does a session last', 'how long does sciatica last'],
    ['is swimming good for my back', 'is yoga good for my back'],
  ])('keeps "%s" and "%s" apart', (one, other) => {
    expect(group([one, other])).toHaveLength(2);
  });

  it('gives the most asked group first, its most asked query in front', () => {
    const [first] = groupAlike([
      { query: 'is there a lift', n: 2 },
      { query: 'can i bring my dog', n: 1 },
      { query: 'can I bring a dog', n: 3 },
    ]);
    expect(first?.n).toBe(4);
    expect(first?.queries[0].query).toBe('can I bring a dog');
  });

  it('loses no query and depends on no order', () => {
    const queries = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 30 }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(queries, (texts) => {
        const groups = group(texts);
        expect(groups.flat().sort()).toEqual([...texts].sort());
        expect(group([...texts].reverse())).toEqual(groups);
      }),
      { numRuns: 50 },
    );
  });
});
