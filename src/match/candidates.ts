import type { Pool } from './fuse.ts';
import { best } from './fuse.ts';
import type { SparseQuery } from './sparse-query.ts';
import { lengthOf } from './sparse-query.ts';
import type { Vectors } from './vectors.ts';
import { weigh } from './vectors.ts';

/** So many documents are taken from each signal. */
const perSignal = 200;
/**
 * So many postings are read for a signal, rarest features first: what is left out is in
 * so many documents that it tells little, and the time no longer grows with the index.
 */
const postingsBudget = 60_000;

/** Cosines of one signal over a large collection; documents without a score stay at 0. */
export type LargeScorer = {
  readonly score: (query: SparseQuery) => void;
  /** Adds the best documents to a pool. */
  readonly offer: (pool: Pool, isIn: Uint8Array) => void;
};

export const createLargeScorer = (
  vectors: Vectors,
  scores: Float32Array,
): LargeScorer => {
  // Documents with a score in the last query, so that only those are cleared.
  const touched: Pool = { documents: new Uint32Array(vectors.documents), size: 0 };
  return {
    score: (query) => {
      for (let at = 0; at < touched.size; at += 1) {
        scores[touched.documents[at] ?? 0] = 0;
      }
      touched.size = 0;
      const length = lengthOf(query, vectors);
      if (length === 0) return;
      const { starts, posted, weights, idf } = vectors;
      const rarestFirst = [...query.touched].sort(
        (a, b) => (idf[b] ?? 0) - (idf[a] ?? 0) || a - b,
      );
      let budget = postingsBudget;
      for (const feature of rarestFirst) {
        const from = starts[feature] ?? 0;
        const end = starts[feature + 1] ?? 0;
        budget -= end - from;
        if (budget < 0 && touched.size > 0) break;
        const weight = (weigh(query.counts[feature] ?? 0) * (idf[feature] ?? 0)) / length;
        for (let at = from; at < end; at += 1) {
          const document = posted[at] ?? 0;
          const score = scores[document] ?? 0;
          if (score === 0) {
            touched.documents[touched.size] = document;
            touched.size += 1;
          }
          scores[document] = score + weight * (weights[at] ?? 0);
        }
      }
    },
    offer: (pool, isIn) => {
      for (const document of best(scores, perSignal, touched)) {
        if (isIn[document] === 1) continue;
        isIn[document] = 1;
        pool.documents[pool.size] = document;
        pool.size += 1;
      }
    },
  };
};
