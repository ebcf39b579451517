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

/** Counts a feature once more; -1 is one that the collection does not know. */
export const addFeature = (query: SparseQuery, feature: number): void => {
  if (feature < 0) {
    query.unseen += 1;
    return;
  }
  const count = query.counts[feature] ?? 0;
  if (count === 0) query.touched.push(feature);
  query.counts[feature] = count + 1;
};

export const clearQuery = (query: SparseQuery): void => {
  for (const feature of query.touched) query.counts[feature] = 0;
  query.touched.length = 0;
  query.unseen = 0;
};

/** The length of the query's vector. */
export const lengthOf = (query: SparseQuery, vectors: Vectors): number => {
  let squares = query.unseen * vectors.unseenIdf * vectors.unseenIdf;
  for (const feature of query.touched) {
    const weight = weigh(query.counts[feature] ?? 0) * (vectors.idf[feature] ?? 0);
    squares += weight * weight;
  }
  return Math.sqrt(squares);
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
