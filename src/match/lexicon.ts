import type { HashTable } from '../learn/hash-table.ts';
import { addHash, createHashTable, findHash } from '../learn/hash-table.ts';
import { unpackNumbers } from '../learn/packed.ts';
import { hashText } from '../text/hash.ts';
import { isStopWord } from '../text/stop-words.ts';
import { conceptMark } from './concept-mark.ts';

/** The words of the knowledge base and their stems, as they travel in JSON. */
export type CompiledLexicon = {
  /** Words by falling frequency, joined by spaces. */
  readonly words: string;
  /** Packed: the stem of each word. Stems are numbered as the words bring them. */
  readonly stemOf: string;
  /** Packed: how many letters the first word of each stem loses … */
  readonly cuts: string;
  /** … and what it gets instead, joined by spaces; mostly nothing. */
  readonly endings: string;
};

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

export const loadLexicon = (compiled: CompiledLexicon): Lexicon => {
  const words = split(compiled.words);
  const stemOf = unpackNumbers(compiled.stemOf);
  const stems = unpackStems(words, stemOf, compiled);
  const wordTable = createHashTable(words.length);
  const stemTable = createHashTable(stems.length);
  for (const word of words) addHash(wordTable, hashText(word));
  for (const stem of stems) addHash(stemTable, hashText(stem));
  return {
    words,
    stems,
    stemOf,
    isStop: Uint8Array.from(words, (word) => (isStopWord(word) ? 1 : 0)),
    isConcept: Uint8Array.from(stems, (stem) => (stem.startsWith(conceptMark) ? 1 : 0)),
    wordTable,
    stemTable,
  };
};

const unpackStems = (
  words: readonly string[],
  stemOf: Uint32Array,
  { cuts, endings }: CompiledLexicon,
): string[] => {
  const cut = unpackNumbers(cuts);
  const ending = endings.split(' ');
  const stems: string[] = [];
  for (const [id, word] of words.entries()) {
    const at = stems.length;
    if (stemOf[id] !== at) continue;
    stems.push(word.slice(0, word.length - (cut[at] ?? 0)) + (ending[at] ?? ''));
  }
  return stems;
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
