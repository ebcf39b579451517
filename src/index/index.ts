import type { Options } from 'minisearch';
import MiniSearch from 'minisearch';
import type { PackedIndex } from './packed-index.ts';
import { packIndex, unpackIndex } from './packed-index.ts';

/** A document as the index sees it: stems joined by spaces, numbered by position. */
export type IndexedDocument = {
  readonly id: number;
  /** Question and phrasings joined. */
  readonly all: string;
};

/** The serialised index, packed. */
export type CompiledIndex = PackedIndex;

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

/** Builds the index of documents whose terms all stand in `terms`. */
export const buildIndex = (
  documents: readonly IndexedDocument[],
  terms: readonly string[],
): CompiledIndex => {
  const index = new MiniSearch<IndexedDocument>(options);
  index.addAll(documents);
  return packIndex(index.toJSON(), terms);
};

/** A loaded index: writes BM25+ scores of a query into an array, absent documents as 0. */
export type Index = {
  readonly score: (terms: readonly string[], scores: Float32Array) => void;
};

/** Loads the index, with the list of terms that it was built with. */
export const loadIndex = (compiled: CompiledIndex, terms: readonly string[]): Index => {
  const index = MiniSearch.loadJS<IndexedDocument>(unpackIndex(compiled, terms), options);
  return {
    score: (terms, scores) => {
      scores.fill(0);
      if (terms.length === 0) return;
      for (const result of index.search(terms.join(' ')))
        scores[result.id as number] = result.score;
    },
  };
};
