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
  /** Cosine of the query last added with the words of a document's phrasings, -1–1. */
  readonly likeness: (document: number) => number;
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

/** `documents` holds a vector of length 1 for each document (sumDocuments). */
export const loadMeaning = (
  { weights, step }: CompiledMeaning,
  sentences: Sentences,
  documents: Float32Array,
): Meaning => {
  const { dims } = sentences;
  let query: Float32Array = new Float32Array(dims);
  const values = Float32Array.from(unpackSigned(weights), (size) => size * step);
  return {
    add: (analysis, logits) => {
      query = sentences.ofQuery(analysis);
      const count = logits.length;
      for (let dim = 0; dim < dims; dim += 1) {
        const strength = query[dim] ?? 0;
        const row = dim * count;
        for (let document = 0; document < count; document += 1) {
          logits[document] =
            (logits[document] ?? 0) + strength * (values[row + document] ?? 0);
        }
      }
    },
    likeness: (document) => {
      const row = document * dims;
      return query.reduce(
        (sum, value, dim) => sum + value * (documents[row + dim] ?? 0),
        0,
      );
    },
  };
};
