import type { WordVectors } from '../learn/word-vectors.ts';
import type { Model } from './model.ts';
import { createAddWord, toLengthOne } from './sentences.ts';

/** All phrasings as sums of word vectors, of length 1, end to end. */
export const compileSentences = (
  { lexicon, corpus }: Pick<Model, 'lexicon' | 'corpus'>,
  vectors: WordVectors,
): Float32Array => {
  const addWord = createAddWord(lexicon, corpus, vectors);
  const { dims } = vectors;
  const sums = new Float32Array(corpus.phrasings * dims);
  for (let phrasing = 0; phrasing < corpus.phrasings; phrasing += 1) {
    const from = phrasing * dims;
    const end = corpus.phrasingStarts[phrasing + 1] ?? 0;
    for (let at = corpus.phrasingStarts[phrasing] ?? 0; at < end; at += 1) {
      addWord(corpus.phrasingWords[at] ?? 0, '', sums, from);
    }
    toLengthOne(sums.subarray(from, from + dims));
  }
  return sums;
};
