import type { HashTable } from '../learn/hash-table.ts';
import { addHash, createHashTable } from '../learn/hash-table.ts';
import { eachGram } from '../text/grams.ts';
import { hashPair } from '../text/hash.ts';
import type { Corpus } from './corpus.ts';
import type { Lexicon } from './lexicon.ts';

/** Numbers the features of a corpus: character grams, stems and pairs of stems. */
export type FeatureSpace = {
  readonly grams: HashTable;
  /** Grams of word w stand at gramStarts[w] up to gramStarts[w + 1]. */
  readonly gramStarts: Uint32Array;
  readonly gramIds: Uint32Array;
  /** Pairs of neighbouring stems; feature = number of stems + id here. */
  readonly pairs: HashTable;
  /** Content stems of phrasing p, in order, at stemStarts[p] up to stemStarts[p + 1]. */
  readonly stemStarts: Uint32Array;
  readonly stemIds: Uint32Array;
};

export const createFeatureSpace = (lexicon: Lexicon, corpus: Corpus): FeatureSpace => {
  const grams = createHashTable(lexicon.words.length * 4);
  const gramStarts = new Uint32Array(lexicon.words.length + 1);
  const gramIds: number[] = [];
  lexicon.words.forEach((word, id) => {
    eachGram(word, (hash) => gramIds.push(addHash(grams, hash)));
    gramStarts[id + 1] = gramIds.length;
  });
  const stemStarts = new Uint32Array(corpus.phrasings + 1);
  const stemIds = new Uint32Array(corpus.phrasingWords.length);
  const pairs = createHashTable(corpus.phrasingWords.length);
  let filled = 0;
  for (let phrasing = 0; phrasing < corpus.phrasings; phrasing += 1) {
    const from = corpus.phrasingStarts[phrasing] ?? 0;
    const to = corpus.phrasingStarts[phrasing + 1] ?? 0;
    const first = filled;
    for (const keepsStops of [false, true]) {
      for (let at = from; at < to; at += 1) {
        const word = corpus.phrasingWords[at] ?? 0;
        if (!keepsStops && lexicon.isStop[word] === 1) continue;
        stemIds[filled] = lexicon.stemOf[word] ?? 0;
        filled += 1;
      }
      if (filled > first) break;
    }
    for (let at = first + 1; at < filled; at += 1) {
      // Concepts stand after the words, not beside them: they make no pairs.
      if (lexicon.isConcept[stemIds[at] ?? 0] === 1) break;
      addHash(pairs, hashPair(stemIds[at - 1] ?? 0, stemIds[at] ?? 0));
    }
    stemStarts[phrasing + 1] = filled;
  }
  return {
    grams,
    gramStarts,
    gramIds: Uint32Array.from(gramIds),
    pairs,
    stemStarts,
    stemIds: stemIds.slice(0, filled),
  };
};
