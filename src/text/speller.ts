import { editDistance } from './edit-distance.ts';

/** A word as it was typed and a known one that may have been meant. */
export type Pair = {
  readonly typed: string;
  readonly meant: string;
  /** Slips between them: letters left out, added or changed, neighbours swapped. */
  readonly distance: number;
  /** Place of the known word among all. */
  readonly place: number;
};

/** What a speller believes of slips. */
export type Manner = {
  /** How many slips a word of so many letters may have that was meant to have so many. */
  readonly allowed: (typed: number, meant: number) => number;
  /** Of the words that may be meant that which costs least is; null: this one never. */
  readonly cost: (pair: Pair) => number | null;
};

/** Finds the place of the known word that a misspelt one was meant to be, or -1. */
export type Speller = (typed: string) => number;

/** Nobody mistypes a longer word. */
const longest = 24;
const mostSlips = 2;

/** The letters of a word as bits: one slip changes two at most. */
const lettersOf = (word: string): number => {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
};

const bitCount = (bits: number): number => {
  let value = bits - ((bits >>> 1) & 0x55555555);
  value = (value & 0x33333333) + ((value >>> 2) & 0x33333333);
  return Math.imul((value + (value >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/**
 * Makes a speller over known words. Words are compared by Damerau–Levenshtein distance;
 * before that, two numbers rule almost all of them out: the length, and the set of letters as
 * bits. Of words that cost the same the shorter is taken, then the one that is known first.
 */
export const createSpeller = (
  known: readonly string[],
  { allowed, cost }: Manner,
): Speller => {
  const letters = Uint32Array.from(known, lettersOf);
  const byLength: number[][] = Array.from({ length: longest + mostSlips + 1 }, () => []);
  for (const [place, word] of known.entries()) byLength[word.length]?.push(place);
  return (typed) => {
    let best = -1;
    if (typed.length > longest) return best;
    let least = Number.POSITIVE_INFINITY;
    const own = lettersOf(typed);
    for (let slips = -mostSlips; slips <= mostSlips; slips += 1) {
      const length = typed.length + slips;
      const limit = allowed(typed.length, length);
      if (limit === 0 || Math.abs(slips) > limit) continue;
      for (const place of byLength[length] ?? []) {
        if (bitCount(own ^ (letters[place] ?? 0)) > limit * 2) continue;
        const meant = known[place] ?? '';
        const distance = editDistance(typed, meant, limit);
        const costs = distance > limit ? null : cost({ typed, meant, distance, place });
        if (costs === null || costs >= least) continue;
        best = place;
        least = costs;
      }
    }
    return best;
  };
};
