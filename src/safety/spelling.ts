import { editDistance } from '../text/edit-distance.ts';

/** Words longer than this are looked at no further; nobody mistypes a word this long. */
const longestWord = 24;
/** Mistakes allowed: short words are too close to each other for any. */
const shortestWithOne = 4;
const shortestWithTwo = 8;

/** How many slips a word of this length may have and still be read as meant. */
export const slipsAllowed = (length: number, shortest = shortestWithOne): number => {
  if (length < shortest || length > longestWord) return 0;
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

/** A word that was typed and a known one that may have been meant. */
type Pair = {
  readonly word: string;
  readonly meant: string;
  /** Slips between them. */
  readonly distance: number;
  /** Place of the known one among all. */
  readonly place: number;
};

/** What a speller believes of slips. */
export type Manner = {
  /** No shorter word is mended, and none is meant. */
  readonly shortest: number;
  /** Of words that may be meant the one that costs least is; null: never. */
  readonly cost: (pair: Pair) => number | null;
};

/** Four letters lie too close to other words: only swapped or added letters are a slip. */
const isNearShort = (word: string, meant: string): boolean =>
  word[0] === meant[0] && (word.length > meant.length || sorted(word) === sorted(meant));

/**
 * For words that bring care. Two slips need the same first letter, too. Ties go to what is
 * known first.
 */
export const cautious: Manner = {
  shortest: shortestWithOne,
  cost: ({ word, meant, distance }) => {
    if (distance > 1 && word[0] !== meant[0]) return null;
    const isFar = meant.length === shortestWithOne && !isNearShort(word, meant);
    return isFar ? null : distance;
  },
};

/** Three rows of ten: a thumb slips to what is one key off. */
const keyboard = 'qwertyuiopasdfghjkl_zxcvbnm';
const rowLength = 10;

const isBesideOnKeyboard = (one: string, other: string): boolean => {
  const first = keyboard.indexOf(one);
  const second = keyboard.indexOf(other);
  const rows = Math.floor(first / rowLength) - Math.floor(second / rowLength);
  const columns = (first % rowLength) - (second % rowLength);
  return Math.abs(rows) <= 1 && Math.abs(columns) <= 1;
};

/** Two letters swapped, or a thumb on the key beside; of words with one slip. */
const isSlipOfThumb = (word: string, meant: string): boolean => {
  const at = [...word].findIndex((letter, place) => letter !== meant[place]);
  return (
    isBesideOnKeyboard(word[at] ?? '', meant[at] ?? '') || sorted(word) === sorted(meant)
  );
};

/** Of three letters only words as frequent as this are meant. */
const frequent = 1500;
const otherStart = 0.5;
/** What a word costs that is e times as rare. */
const rareness = 1 / 12;

/**
 * For words that nobody knows, among all known ones by falling frequency: one slip more or
 * less is outweighed by how frequent a word is. Found by putting slips into sentences that
 * nothing learns from; README, 'Measured', has what it gains.
 */
export const lenient: Manner = {
  shortest: 3,
  cost: ({ word, meant, distance, place }) => {
    const isSameStart = word[0] === meant[0];
    const isShort = Math.min(word.length, meant.length) < shortestWithOne;
    if (!isSameStart && (isShort || distance > 1)) return null;
    if (isShort && place > frequent) return null;
    const isOther = word.length === meant.length && meant.length <= shortestWithOne;
    if (isOther && !isSlipOfThumb(word, meant)) return null;
    return distance + (isSameStart ? 0 : otherStart) + Math.log(1 + place) * rareness;
  },
};

/** Finds the known word that a misspelt one was meant to be. */
export type Speller = (word: string) => string | null;

/** Makes a speller over known words. Equal input gives equal output. */
export const createSpeller = (
  known: Iterable<string>,
  { shortest, cost }: Manner = cautious,
): Speller => {
  const byLength = new Map<number, { word: string; mask: number; place: number }[]>();
  let place = 0;
  for (const word of known) {
    const group = byLength.get(word.length) ?? [];
    group.push({ word, mask: letters(word), place: place++ });
    byLength.set(word.length, group);
  }
  return (word) => {
    if (word.length < shortest || word.length > longestWord) return null;
    const mask = letters(word);
    let best: string | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (let length = word.length - 2; length <= word.length + 2; length++) {
      const allowed = slipsAllowed(Math.min(length, word.length + 1), shortest);
      if (Math.abs(length - word.length) > allowed) continue;
      const limit = slipsAllowed(length, shortest);
      for (const { word: meant, mask: other, place: at } of byLength.get(length) ?? []) {
        if (bitCount(mask ^ other) > limit * 2) continue;
        const distance = editDistance(word, meant, limit);
        if (distance > limit) continue;
        const own = cost({ word, meant, distance, place: at });
        if (own === null || own >= least) continue;
        best = meant;
        least = own;
      }
    }
    return best;
  };
};
