import type { PackedWeights } from '../learn/sparse-weights.ts';
import { unpackWeights } from '../learn/sparse-weights.ts';
import type { CompiledMeaning } from './meaning.ts';
import type { SparseQuery } from './sparse-query.ts';
import { lengthOf } from './sparse-query.ts';
import type { Vectors } from './vectors.ts';
import { weigh } from './vectors.ts';

/** A softmax classifier over phrasings, pruned to its largest weights. */
export type CompiledClassifier = PackedWeights & {
  /** Absent where it was trained without word vectors. */
  readonly meaning?: CompiledMeaning;
};

export type Classifier = {
  /** Adds the logit of each document for one part of the query. */
  readonly add: (
    query: SparseQuery,
    vectors: Vectors,
    offset: number,
    logits: Float32Array,
  ) => void;
};

export const loadClassifier = (
  compiled: CompiledClassifier,
  features: number,
): Classifier => {
  const { starts, classes, values } = unpackWeights(compiled, features);
  return {
    add: (query, vectors, offset, logits) => {
      const length = lengthOf(query, vectors);
      if (length === 0) return;
      for (const touched of query.touched) {
        const weight =
          (weigh(query.counts[touched] ?? 0) * (vectors.idf[touched] ?? 0)) / length;
        const end = starts[offset + touched + 1] ?? 0;
        for (let at = starts[offset + touched] ?? 0; at < end; at += 1) {
          const target = classes[at] ?? 0;
          logits[target] = (logits[target] ?? 0) + weight * (values[at] ?? 0);
        }
      }
    },
  };
};
