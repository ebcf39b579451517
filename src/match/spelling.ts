import { unpackNumbers } from '../learn/packed.ts';
import { hashText } from '../text/hash.ts';
import type { Manner, Speller } from '../text/speller.ts';
import { createSpeller } from '../text/speller.ts';
import type { Lexicon } from './lexicon.ts';

/** Shorter words have too many neighbours, longer ones are no words. */
const shortest = 4;
const longest = 18;
/** From this length on, two slips are believed. */
const longWord = 8;
const latinWord = /^[a-z]+$/;

/** Bits of the hashes of real words that are no slips; one in 500 slips is lost to them. */
export const guardBits = 20;

/** Says whether a word is a real one, so that nobody meant another by it. */
export type IsReal = (word: string) => boolean;

const manner: Manner = {
  allowed: (typed, meant) => {
    if (typed < shortest || typed > longest || meant < shortest - 1) return 0;
    return typed >= longWord ? 2 : 1;
  },
  // The first letter is seldom wrong; among equals the more frequent word wins, which is the
  // one with the lower id.
  cost: ({ typed, meant, distance, place }) =>
    distance * 2 + (typed[0] === meant[0] ? 0 : 1) + place * 1e-7,
};

/**
 * Makes the speller that finds the id of the word of the knowledge base that a misspelt one
 * was meant to be, or -1. Words that `isReal` or the guard knows are left as they are.
 */
export const createKnowledgeSpeller = (
  { words }: Lexicon,
  guard: string,
  isReal: IsReal = () => false,
): Speller => {
  const guarded = unpackGuard(guard);
  const spell = createSpeller(words, manner);
  return (word) =>
    !latinWord.test(word) || isReal(word) || isGuarded(guarded, word) ? -1 : spell(word);
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
