import type { HashTable } from '../learn/hash-table.ts';
import { addHash, createHashTable, findHash } from '../learn/hash-table.ts';
import { hashText } from '../text/hash.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stop-words.ts';
import { conceptMark } from './concept-mark.ts';

/** The words of the knowledge base by falling frequency, joined by spaces. */
export type CompiledLexicon = string;

export type Lexicon = {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly stemOf: Uint32Array;
  /** 1 for stop words. */
  readonly isStop: Uint8Array;
  /** By stem: 1 for the concepts of the vocabulary, which are no words of a text. */
  readonly isConcept: Uint8Array;
  readonly wordTable: HashTable;
  readonly stemTable: HashTable;
};

const split = (joined: string): string[] => (joined === '' ? [] : joined.split(' '));

/** Loads the words. Their stems do not travel: to make them costs some 30 ms at start. */
export const loadLexicon = (compiled: CompiledLexicon): Lexicon => {
  const words = split(compiled);
  const { stems, stemOf } = stemAll(words);
  const wordTable = createHashTable(words.length);
  const stemTable = createHashTable(stems.length);
  for (const word of words) addHash(wordTable, hashText(word));
  for (const one of stems) addHash(stemTable, hashText(one));
  return {
    words,
    stems,
    stemOf,
    isStop: Uint8Array.from(words, (word) => (isStopWord(word) ? 1 : 0)),
    isConcept: Uint8Array.from(stems, (one) => (one.startsWith(conceptMark) ? 1 : 0)),
    wordTable,
    stemTable,
  };
};

/** The stems of all words, numbered as the words bring them. */
const stemAll = (words: readonly string[]): Pick<Lexicon, 'stems' | 'stemOf'> => {
  const ids = new Map<string, number>();
  const hashes = new Set<number>();
  const stemOf = Uint32Array.from(words, (word) => {
    const found = stem(word);
    const known = ids.get(found);
    if (known !== undefined) return known;
    // Two stems of one 32-bit hash: the later word is its own stem. Practically never.
    const own = hashes.has(hashText(found)) ? word : found;
    hashes.add(hashText(own));
    ids.set(own, ids.size);
    return ids.size - 1;
  });
  return { stems: [...ids.keys()], stemOf };
};

/** The id of a word, or -1. */
export const findWord = (lexicon: Lexicon, word: string): number => {
  const id = findHash(lexicon.wordTable, hashText(word));
  return id >= 0 && lexicon.words[id] === word ? id : -1;
};

/** The id of a stem, or -1. */
export const findStem = (lexicon: Lexicon, stem: string): number => {
  const id = findHash(lexicon.stemTable, hashText(stem));
  return id >= 0 && lexicon.stems[id] === stem ? id : -1;
};
