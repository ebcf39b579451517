import { packSigned, unpackSigned } from '../learn/packed.ts';
import type { Analysis } from './analyse.ts';
import type { Sentences } from './sentences.ts';

/** What the classifier learnt about word vectors; of use with the same table only. */
export type CompiledMeaning = {
  /** Hash of the table. */
  readonly table: string;
  /** Packed: the weight of each document for each dimension, in steps. */
  readonly weights: string;
  /** Value of one step. */
  readonly step: number;
};

export type Meaning = {
  /** Adds to the logit of each document what the words' meaning says. */
  readonly add: (analysis: Analysis, logits: Float32Array) => void;
};

/** Steps from zero to the largest weight: finer ones are no better, and weigh more. */
const levels = 15;

/** Packs the weights; `scale` is what the vectors were multiplied with in training. */
export const packMeaning = (
  weights: Float32Array,
  { table, scale }: { readonly table: string; readonly scale: number },
): CompiledMeaning => {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const step = largest / levels || 1;
  return {
    table,
    weights: packSigned(Array.from(weights, (weight) => Math.round(weight / step))),
    step: step * scale,
  };
};

export const loadMeaning = (
  { weights, step }: CompiledMeaning,
  sentences: Sentences,
): Meaning => {
  const values = Float32Array.from(unpackSigned(weights), (size) => size * step);
  return {
    add: (analysis, logits) => {
      const query = sentences.ofQuery(analysis);
      const documents = logits.length;
      for (let dim = 0; dim < sentences.dims; dim += 1) {
        const strength = query[dim] ?? 0;
        const row = dim * documents;
        for (let document = 0; document < documents; document += 1) {
          logits[document] =
            (logits[document] ?? 0) + strength * (values[row + document] ?? 0);
        }
      }
    },
  };
};
