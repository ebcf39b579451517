import type { Options } from 'minisearch';
import MiniSearch from 'minisearch';

/** A document as the index sees it: stems joined by spaces, numbered by position. */
type IndexedDocument = {
  readonly id: number;
  /** Question and phrasings joined. */
  readonly all: string;
};

/**
 * One field: an answer's words count by a cosine of their own, which ranks as well and costs
 * a tenth. Text arrives analysed, so the index splits at spaces and changes nothing. `k`, `b` and
 * `d` were tuned on six public intent sets for documents of many phrasings joined: long
 * documents are normal there, and a term's tenth occurrence still says something.
 */
const options: Options<IndexedDocument> = {
  fields: ['all'],
  tokenize: (text) => (text === '' ? [] : text.split(' ')),
  processTerm: (term) => term,
  searchOptions: {
    combineWith: 'OR',
    prefix: false,
    fuzzy: false,
    bm25: { k: 3, b: 0.9, d: 0.1 },
  },
};

/** Writes BM25+ scores of a query into an array, absent documents as 0. */
export type Index = {
  readonly score: (terms: readonly string[], scores: Float32Array) => void;
};

/**
 * Indexes documents, each the stems of its question and phrasings joined by spaces.
 * To build it takes as long as to load one that MiniSearch serialised, so none travels.
 */
export const createIndex = (documents: readonly string[]): Index => {
  const index = new MiniSearch<IndexedDocument>(options);
  index.addAll(documents.map((all, id) => ({ id, all })));
  return {
    score: (terms, scores) => {
      scores.fill(0);
      if (terms.length === 0) return;
      for (const result of index.search(terms.join(' ')))
        scores[result.id as number] = result.score;
    },
  };
};
