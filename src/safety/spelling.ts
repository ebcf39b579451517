import type { Manner } from '../text/speller.ts';

/** Mistakes allowed: short words are too close to each other for any. */
const shortestWithOne = 4;
const shortestWithTwo = 8;

/** How many slips a word of this length may have and still be read as meant. */
export const slipsAllowed = (length: number, shortest = shortestWithOne): number => {
  if (length < shortest) return 0;
  return length < shortestWithTwo ? 1 : 2;
};

/** A word one letter too short for two slips may have them if it was meant to be long. */
const allowedFrom =
  (shortest: number): Manner['allowed'] =>
  (typed, meant) =>
    typed < shortest ? 0 : slipsAllowed(Math.min(meant, typed + 1), shortest);

const sorted = (word: string): string => [...word].sort().join('');

/**
 * How words are mended that bring care, which are few. Two slips need the same first letter,
 * too. Four letters lie too close to other words: only swapped or added ones are a slip.
 */
export const cautious: Manner = {
  allowed: allowedFrom(shortestWithOne),
  cost: ({ typed, meant, distance }) => {
    const isSameStart = typed[0] === meant[0];
    const isFar =
      meant.length > shortestWithOne
        ? distance > 1 && !isSameStart
        : !isSameStart ||
          (typed.length <= meant.length && sorted(typed) !== sorted(meant));
    return isFar ? null : distance;
  },
};

/** Three rows of ten: a thumb slips to what is one key off. */
const keyboard = 'qwertyuiopasdfghjkl_zxcvbnm';
const rowLength = 10;

const areBeside = (one: number, other: number): boolean =>
  Math.abs(Math.floor(one / rowLength) - Math.floor(other / rowLength)) <= 1 &&
  Math.abs((one % rowLength) - (other % rowLength)) <= 1;

/** Of words with one slip: whether a thumb hit the key beside. */
const isKeyBeside = (typed: string, meant: string): boolean => {
  const at = [...typed].findIndex((letter, place) => letter !== meant[place]);
  return areBeside(keyboard.indexOf(typed[at] ?? ''), keyboard.indexOf(meant[at] ?? ''));
};

const shortestOfAny = 3;
/** Of three letters only words as frequent as this are meant. */
const frequent = 1500;
/** What it costs that the first letter is another, which is seldom mistyped. */
const otherStart = 0.5;
/** What it costs that a word is e times as rare. */
const rareness = 1 / 12;
/** What it costs less that letters are only swapped, the likeliest slip of two thumbs. */
const swap = 0.3;

/**
 * How words are mended that nobody knows, among all known ones by falling frequency: how
 * frequent a word is outweighs nearly one slip. Found by putting slips into sentences that
 * nothing learns from; README, 'Measured', has what it gains.
 */
export const lenient: Manner = {
  allowed: allowedFrom(shortestOfAny),
  cost: ({ typed, meant, distance, place }) => {
    const isSameStart = typed[0] === meant[0];
    const isShort = Math.min(typed.length, meant.length) === shortestOfAny;
    if (isShort ? !isSameStart || place > frequent : distance > 1 && !isSameStart)
      return null;
    const isSwapped = sorted(typed) === sorted(meant);
    const isChanged = typed.length === meant.length && meant.length <= shortestWithOne;
    if (isChanged && !isSwapped && !isKeyBeside(typed, meant)) return null;
    const start = isSameStart ? 0 : otherStart;
    return distance + start - (isSwapped ? swap : 0) + Math.log(1 + place) * rareness;
  },
};
