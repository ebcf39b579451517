import { editDistance } from '../text/edit-distance.ts';

/** Words longer than this are looked at no further; nobody mistypes a word this long. */
const longestWord = 24;
/** Mistakes allowed: short words are too close to each other for any. */
const shortestWithOne = 4;
const shortestWithTwo = 8;

/** How many slips a word of this length may have and still be read as meant. */
export const slipsAllowed = (length: number): number => {
  if (length < shortestWithOne || length > longestWord) return 0;
  return length < shortestWithTwo ? 1 : 2;
};

const letters = (word: string): number => {
  let mask = 0;
  for (let at = 0; at < word.length; at++) mask |= 1 << (word.charCodeAt(at) - 97);
  return mask;
};

const bitCount = (mask: number): number => {
  let rest = mask;
  let count = 0;
  for (; rest !== 0; count++) rest &= rest - 1;
  return count;
};

const sorted = (word: string): string => [...word].sort().join('');

/** Four letters lie too close to other words: only swapped or added letters are a slip. */
const isNearShort = (word: string, meant: string): boolean =>
  word[0] === meant[0] && (word.length > meant.length || sorted(word) === sorted(meant));

/** Finds the known word that a misspelt one was meant to be. */
export type Speller = (word: string) => string | null;

/**
 * Makes a speller over known words. Two slips need the same first letter, too. Ties go to the shorter distance,
 * then to the alphabet, so that equal input gives equal output.
 */
export const createSpeller = (known: Iterable<string>): Speller => {
  const byLength = new Map<number, { word: string; mask: number }[]>();
  for (const word of [...known].sort()) {
    if (slipsAllowed(word.length) === 0) continue;
    const group = byLength.get(word.length) ?? [];
    group.push({ word, mask: letters(word) });
    byLength.set(word.length, group);
  }
  return (word) => {
    if (word.length < shortestWithOne || word.length > longestWord) return null;
    const mask = letters(word);
    let best: string | null = null;
    let least = 3;
    for (let length = word.length - 2; length <= word.length + 2; length++) {
      const allowed = slipsAllowed(Math.min(length, word.length + 1));
      if (Math.abs(length - word.length) > allowed) continue;
      for (const candidate of byLength.get(length) ?? []) {
        const limit = Math.min(slipsAllowed(length), least - 1);
        if (limit < 1) break;
        if (bitCount(mask ^ candidate.mask) > limit * 2) continue;
        const isSameStart = word[0] === candidate.word[0];
        if (length === shortestWithOne && !isNearShort(word, candidate.word)) continue;
        const distance = editDistance(word, candidate.word, limit);
        if (distance > limit || (distance > 1 && !isSameStart)) continue;
        best = candidate.word;
        least = distance;
      }
    }
    return best;
  };
};
