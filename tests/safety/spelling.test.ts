import { describe, expect, it } from 'vitest';
import { createSpeller, slipsAllowed } from '../../src/safety/spelling.ts';

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

  it.each(['dumb', 'week', 'numerals', 'physio', 'nub', ''])(
    'leaves %s alone',
    (word) => {
      expect(spell(word)).toBeNull();
    },
  );

  it('knows no real words: to hold them back is up to the lexicon', () => {
    expect(spell('ladder')).toBe('bladder');
  });
});
