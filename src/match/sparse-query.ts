import type { Vectors } from './vectors.ts';
import { weigh } from './vectors.ts';

/** A query as a sparse vector over the features of one collection; reused, not rebuilt. */
export type SparseQuery = {
  readonly counts: Float32Array;
  /** Features with a count, in order of arrival. */
  readonly touched: number[];
  /** Distinct features that the collection does not know. */
  unseen: number;
};

export const createSparseQuery = (features: number): SparseQuery => ({
  counts: new Float32Array(features),
  touched: [],
  unseen: 0,
});

/** Counts a feature; `weight` is below 1 for synonyms, which never count twice. */
export const addFeature = (query: SparseQuery, feature: number, weight: number): void => {
  if (feature < 0) {
    if (weight >= 1) query.unseen += 1;
    return;
  }
  const count = query.counts[feature] ?? 0;
  if (count === 0) query.touched.push(feature);
  query.counts[feature] = weight >= 1 ? Math.floor(count) + 1 : Math.max(count, weight);
};

export const clearQuery = (query: SparseQuery): void => {
  for (const feature of query.touched) query.counts[feature] = 0;
  query.touched.length = 0;
  query.unseen = 0;
};

/**
 * The length of the query's vector. Synonyms do not lengthen it: they are other ways to
 * say what is already counted, so a document is not blamed for using only one of them.
 */
export const lengthOf = (query: SparseQuery, vectors: Vectors): number => {
  let squares = query.unseen * vectors.unseenIdf * vectors.unseenIdf;
  let synonyms = 0;
  for (const feature of query.touched) {
    const count = query.counts[feature] ?? 0;
    const weight = weigh(count) * (vectors.idf[feature] ?? 0);
    if (count >= 1) squares += weight * weight;
    else synonyms += weight * weight;
  }
  return Math.sqrt(squares > 0 ? squares : synonyms);
};

/** Writes the cosine of the query with every document into `scores` (length N). */
export const scoreAll = (
  query: SparseQuery,
  vectors: Vectors,
  scores: Float32Array,
): void => {
  scores.fill(0);
  const length = lengthOf(query, vectors);
  if (length === 0) return;
  const { starts, posted, weights } = vectors;
  for (const feature of query.touched) {
    const weight =
      (weigh(query.counts[feature] ?? 0) * (vectors.idf[feature] ?? 0)) / length;
    const end = starts[feature + 1] ?? 0;
    for (let at = starts[feature] ?? 0; at < end; at += 1) {
      const document = posted[at] ?? 0;
      scores[document] = (scores[document] ?? 0) + weight * (weights[at] ?? 0);
    }
  }
};
