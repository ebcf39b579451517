import { unpackNumbers } from '../learn/packed.ts';
import { editDistance } from '../text/edit-distance.ts';
import { hashText } from '../text/hash.ts';
import type { Lexicon } from './lexicon.ts';

/** Shorter words have too many neighbours, longer ones are no words. */
const shortest = 4;
const longest = 18;
/** From this length on, two slips are believed. */
const longWord = 8;
const latinWord = /^[a-z]+$/;

/** Bits of the hashes of real words that are no slips; one in 500 slips is lost to them. */
export const guardBits = 20;

/** Finds the word of the knowledge base that a misspelt one was meant to be. */
export type Speller = {
  /** The id of the correction in the lexicon, or -1. */
  readonly correct: (word: string) => number;
};

/** Says whether a word is a real one, so that nobody meant another by it. */
export type IsReal = (word: string) => boolean;

/**
 * Words that `isReal` or the guard knows are left as they are.
 *
 * Words are compared by Damerau–Levenshtein distance. Before that, two numbers rule
 * almost all of them out: the length, and the set of letters as bits, in which one slip
 * changes two at most.
 */
export const createSpeller = (
  lexicon: Lexicon,
  guard: string,
  isReal: IsReal = () => false,
): Speller => {
  const guarded = unpackGuard(guard);
  const letters = Uint32Array.from(lexicon.words, lettersOf);
  const byLength = idsByLength(lexicon.words);
  return {
    correct: (word) => {
      const length = word.length;
      if (length < shortest || length > longest || !latinWord.test(word)) return -1;
      if (isReal(word) || isGuarded(guarded, word)) return -1;
      const limit = length >= longWord ? 2 : 1;
      const own = lettersOf(word);
      const first = word.charCodeAt(0);
      let best = -1;
      let bestCost = limit * 2 + 2;
      for (let other = length - limit; other <= length + limit; other += 1) {
        for (const id of byLength[other] ?? []) {
          if (bitCount(own ^ (letters[id] ?? 0)) > limit * 2) continue;
          const candidate = lexicon.words[id] ?? '';
          const distance = editDistance(word, candidate, limit);
          if (distance > limit) continue;
          // The first letter is seldom wrong; among equals the more frequent word wins,
          // which is the one with the lower id.
          const cost = distance * 2 + (candidate.charCodeAt(0) === first ? 0 : 1);
          if (cost < bestCost || (cost === bestCost && id < best)) {
            best = id;
            bestCost = cost;
          }
        }
      }
      return best;
    },
  };
};

/** Ids of the words of each length that a correction may have. */
const idsByLength = (words: readonly string[]): readonly Uint32Array[] => {
  const ids: number[][] = Array.from({ length: longest + 3 }, () => []);
  for (const [id, word] of words.entries()) {
    if (word.length >= shortest - 1) ids[word.length]?.push(id);
  }
  return ids.map((row) => Uint32Array.from(row));
};

const lettersOf = (word: string): number => {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) {
    letters |= 1 << (word.charCodeAt(at) & 31);
  }
  return letters;
};

const bitCount = (bits: number): number => {
  let value = bits - ((bits >>> 1) & 0x55555555);
  value = (value & 0x33333333) + ((value >>> 2) & 0x33333333);
  return Math.imul((value + (value >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** The guard's hashes as a set of bits: 2^20 bits are 128 kB. */
const unpackGuard = (guard: string): Uint8Array => {
  const bits = new Uint8Array(1 << (guardBits - 3));
  let hash = 0;
  for (const step of unpackNumbers(guard)) {
    hash += step;
    bits[hash >>> 3] = (bits[hash >>> 3] ?? 0) | (1 << (hash & 7));
  }
  return bits;
};

const isGuarded = (bits: Uint8Array, word: string): boolean => {
  const hash = hashText(word) >>> (32 - guardBits);
  return ((bits[hash >>> 3] ?? 0) & (1 << (hash & 7))) !== 0;
};
