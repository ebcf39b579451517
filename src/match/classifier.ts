import { unpackNumbers, unpackSigned } from '../learn/packed.ts';
import type { CompiledMeaning } from './meaning.ts';
import type { SparseQuery } from './sparse-query.ts';
import { lengthOf } from './sparse-query.ts';
import type { Vectors } from './vectors.ts';
import { weigh } from './vectors.ts';

/** A softmax classifier over phrasings, pruned to its largest weights. */
export type CompiledClassifier = {
  /** Packed rows: step to the next feature, count, then steps to the next classes. */
  readonly rows: string;
  /** Packed: the weights in the order of the rows, in steps. */
  readonly weights: string;
  /** Value of one step. */
  readonly step: number;
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
  { rows, weights, step }: CompiledClassifier,
  features: number,
): Classifier => {
  const numbers = unpackNumbers(rows);
  const sizes = unpackSigned(weights);
  const starts = new Uint32Array(features + 1);
  const classes = new Uint16Array(sizes.length);
  const values = Float32Array.from(sizes, (size) => size * step);
  let feature = 0;
  let filled = 0;
  for (let at = 0; at < numbers.length; ) {
    feature += numbers[at] ?? 0;
    const count = numbers[at + 1] ?? 0;
    starts[feature + 1] = count;
    let target = 0;
    for (let next = at + 2; next < at + 2 + count; next += 1) {
      target += numbers[next] ?? 0;
      classes[filled] = target;
      filled += 1;
    }
    at += 2 + count;
  }
  for (let at = 0; at < features; at += 1) {
    starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  }
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
