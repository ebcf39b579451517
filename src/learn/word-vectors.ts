import { hashText } from '../text/hash.ts';
import { addHash, createHashTable, findHash } from './hash-table.ts';
import { signedAt } from './packed.ts';

/** The table of word vectors as it travels (vectors/README.md says where it comes from). */
export type WordTable = {
  /** SHA-256 of the rest; a matcher names the table that it was trained with by it. */
  readonly hash: string;
  readonly dims: number;
  /** By falling frequency, joined by spaces. */
  readonly words: string;
  /** Packed: `dims` signed numbers a word, one character each. */
  readonly codes: string;
};

/** Which words are near in meaning, as directions in a space of few dimensions. */
export type WordVectors = {
  readonly hash: string;
  readonly dims: number;
  /** The row of a word, or -1. Rows rise as words get rarer. */
  readonly find: (word: string) => number;
  /** Adds `weight` × the vector of a row to `target`, from place `from` on. */
  readonly add: (row: number, weight: number, target: Float32Array, from: number) => void;
};

/** Makes the table ready: words are indexed, numbers are never unpacked. */
export const loadWordVectors = ({ hash, dims, words, codes }: WordTable): WordVectors => {
  const rows = words.split(' ');
  const table = createHashTable(rows.length);
  for (const word of rows) addHash(table, hashText(word));
  return {
    hash,
    dims,
    find: (word) => {
      const row = findHash(table, hashText(word));
      return row >= 0 && rows[row] === word ? row : -1;
    },
    add: (row, weight, target, from) => {
      for (let at = 0; at < dims; at += 1) {
        const place = from + at;
        target[place] = (target[place] ?? 0) + weight * signedAt(codes, row * dims + at);
      }
    },
  };
};

/** Says which words a table holds; none without a table. */
export const isWordOf =
  (vectors: WordVectors | null | undefined): ((word: string) => boolean) =>
  (word) =>
    vectors ? vectors.find(word) >= 0 : false;
