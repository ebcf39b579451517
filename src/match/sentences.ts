import type { WordVectors } from '../learn/word-vectors.ts';
import type { Analysis } from './analyse.ts';
import type { Corpus } from './corpus.ts';
import type { Lexicon } from './lexicon.ts';

/** Queries as sums of word vectors, of length 1 (0 without a known word). */
export type Sentences = {
  readonly dims: number;
  /** The vector belongs to this and is reused. */
  readonly ofQuery: (analysis: Analysis) => Float32Array;
};

/**
 * Smooth inverse frequency (Arora, Liang, Ma 2017): what a word of a rank weighs, were
 * frequencies as Zipf and Mandelbrot say.
 */
export const rarity = (rank: number): number => 1e-3 / (1e-3 + 0.1 / (rank + 2.7));

/** Adds the weighed vector of a word (its id, or -1 and its text) to `target`. */
export type AddWord = (
  word: number,
  text: string,
  target: Float32Array,
  from: number,
) => void;

export const createAddWord = (
  { words }: Pick<Lexicon, 'words'>,
  corpus: Corpus,
  vectors: WordVectors,
): AddWord => {
  const rows = Int32Array.from(words, vectors.find);
  const spread = spreadOf(words.length, corpus);
  return (word, text, target, from) => {
    const row = rows[word] ?? vectors.find(text);
    if (row < 0) return;
    // Words that many documents hold tell little; unknown ones count as in none.
    const share = (1 + corpus.documents) / (1 + (spread[word] ?? 0));
    vectors.add(row, rarity(row) * Math.sqrt(Math.log(share) + 0.3), target, from);
  };
};

/** For each word: how many documents have a phrasing with it. */
const spreadOf = (words: number, corpus: Corpus): Uint32Array => {
  const spread = new Uint32Array(words);
  const lastIn = new Int32Array(words).fill(-1);
  for (const [phrasing, document] of corpus.documentOf.entries()) {
    const end = corpus.phrasingStarts[phrasing + 1] ?? 0;
    for (let at = corpus.phrasingStarts[phrasing] ?? 0; at < end; at += 1) {
      const word = corpus.phrasingWords[at] ?? 0;
      if (lastIn[word] === document) continue;
      lastIn[word] = document;
      spread[word] = (spread[word] ?? 0) + 1;
    }
  }
  return spread;
};

/** Each document as the sum of the words of its phrasings, of length 1; end to end. */
export const sumDocuments = (
  { documents, documentOf, phrasingStarts, phrasingWords }: Corpus,
  dims: number,
  addWord: AddWord,
): Float32Array => {
  const sums = new Float32Array(documents * dims);
  for (const [phrasing, document] of documentOf.entries()) {
    for (const word of phrasingWords.subarray(
      phrasingStarts[phrasing],
      phrasingStarts[phrasing + 1],
    )) {
      addWord(word, '', sums, document * dims);
    }
  }
  for (let from = 0; from < sums.length; from += dims) {
    toLengthOne(sums.subarray(from, from + dims));
  }
  return sums;
};

/** Makes a vector one of length 1, in place; one without a length stays. */
export const toLengthOne = (vector: Float32Array): void => {
  let squares = 0;
  for (let at = 0; at < vector.length; at += 1) squares += (vector[at] ?? 0) ** 2;
  if (squares === 0) return;
  const length = Math.sqrt(squares);
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) / length;
};

export const createSentences = (dims: number, addWord: AddWord): Sentences => {
  const query = new Float32Array(dims);
  return {
    dims,
    ofQuery: ({ terms }) => {
      query.fill(0);
      for (const { word, text } of terms) addWord(word, text, query, 0);
      toLengthOne(query);
      return query;
    },
  };
};
