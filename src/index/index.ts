import type { AsPlainObject, Options } from 'minisearch';
import MiniSearch from 'minisearch';

/** A document as the index sees it: stems joined by spaces, numbered by position. */
export type IndexedDocument = {
  readonly id: number;
  /** Question and phrasings joined. */
  readonly all: string;
  readonly answer: string;
};

/** The serialised index. */
export type CompiledIndex = AsPlainObject;

/**
 * Text arrives analysed, so the index splits at spaces and changes nothing. `k`, `b` and
 * `d` were tuned on six public intent sets for documents of many phrasings joined: long
 * documents are normal there, and a term's tenth occurrence still says something.
 */
const options: Options<IndexedDocument> = {
  fields: ['all', 'answer'],
  tokenize: (text) => (text === '' ? [] : text.split(' ')),
  processTerm: (term) => term,
  searchOptions: {
    boost: { all: 1, answer: 0.5 },
    combineWith: 'OR',
    prefix: false,
    fuzzy: false,
    bm25: { k: 3, b: 0.9, d: 0.1 },
  },
};

export const buildIndex = (documents: readonly IndexedDocument[]): CompiledIndex => {
  const index = new MiniSearch<IndexedDocument>(options);
  index.addAll(documents);
  return index.toJSON();
};

/** A loaded index: writes BM25+ scores of a query into an array, absent documents as 0. */
export type Index = {
  readonly score: (terms: readonly string[], scores: Float32Array) => void;
};

export const loadIndex = (compiled: CompiledIndex): Index => {
  const index = MiniSearch.loadJS<IndexedDocument>(compiled, options);
  return {
    score: (terms, scores) => {
      scores.fill(0);
      if (terms.length === 0) return;
      for (const result of index.search(terms.join(' ')))
        scores[result.id as number] = result.score;
    },
  };
};
