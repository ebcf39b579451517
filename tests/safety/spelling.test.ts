import { describe, expect, it } from 'vitest';
import { cautious, lenient, slipsAllowed } from '../../src/safety/spelling.ts';
import type { Manner } from '../../src/text/speller.ts';
import { createSpeller } from '../../src/text/speller.ts';

const spellerOf = (known: readonly string[], manner: Manner) => {
  const spell = createSpeller(known, manner);
  return (typed: string): string | null => known[spell(typed)] ?? null;
};

describe('slipsAllowed', () => {
  it('forgives none in short words, one in middling, two in long ones', () => {
    expect([3, 4, 7, 8, 24].map((length) => slipsAllowed(length))).toEqual([
      0, 1, 1, 2, 2,
    ]);
  });
});

describe('a speller', () => {
  const spell = spellerOf(['numb', 'bladder', 'genitals', 'suicidal', 'weak'], cautious);

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

describe('a lenient speller', () => {
  const frequent = 'the legs feel feet about calf houses morning yesterday'.split(' ');
  const spell = spellerOf([...frequent, 'fell', 'leaks', 'about-turn'], lenient);

  it.each([
    ['lwgs', 'legs', 'a key beside in a short word'],
    ['caf', 'calf', 'a letter left out of four'],
    ['fele', 'feel', 'two letters swapped'],
    ['abotu', 'about', 'two letters swapped'],
    ['hkuses', 'houses', 'a key beside'],
    ['orning', 'morning', 'the first letter left out'],
    ['yestreday', 'yesterday', 'swapped in a long word'],
    ['yetserdya', 'yesterday', 'two slips in a long word'],
  ])('reads %s as %s: %s', (word, meant) => {
    expect(spell(word)).toBe(meant);
  });

  it('takes letters for swapped rather than for left out or changed', () => {
    expect(spellerOf(['what', 'want', 'her', 'here'], lenient)('wnat')).toBe('want');
    expect(spellerOf(['what', 'want', 'her', 'here'], lenient)('heer')).toBe('here');
  });

  it('takes the more frequent of two words that are as near', () => {
    expect(spellerOf(['feel', 'fell'], lenient)('fel')).toBe('feel');
    expect(spellerOf(['fell', 'feel'], lenient)('fel')).toBe('fell');
  });

  it.each([
    ['lmgs', 'a key far off in a short word'],
    ['xeg', 'another beginning of three letters'],
    ['ab', 'two letters'],
    ['worried', 'nothing near'],
    ['', 'no word'],
    ['q'.repeat(3000), 'what is no word'],
  ])('leaves %s alone: %s', (word) => {
    expect(spell(word)).toBeNull();
  });
});
