import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../src/text/edit-distance.ts';

describe('editDistance', () => {
  it.each([
    ['numb', 'numb', 0],
    ['nubm', 'numb', 1],
    ['blader', 'bladder', 1],
    ['gentials', 'genitals', 1],
    ['incontinance', 'incontinence', 1],
    ['cat', 'dog', 3],
  ])('%s to %s is %i', (one, other, distance) => {
    expect(editDistance(one, other, 5)).toBe(distance);
  });

  it('gives up once the limit is passed', () => {
    expect(editDistance('abcdefgh', 'zyxwvuts', 2)).toBe(3);
  });

  it('is the same both ways', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(editDistance(one, other, 9)).toBe(editDistance(other, one, 9));
      }),
    );
  });
});
