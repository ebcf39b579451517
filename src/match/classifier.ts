import type { Model } from './model.ts';
import { packBytes, packNumbers, unpackBytes, unpackNumbers } from './packed.ts';
import type { SparseQuery } from './sparse-query.ts';
import { lengthOf } from './sparse-query.ts';
import type { Samples } from './train.ts';
import { train } from './train.ts';
import type { Vectors } from './vectors.ts';
import { weigh } from './vectors.ts';

/** A softmax classifier over phrasings, pruned to its largest weights. */
export type CompiledClassifier = {
  /** Packed rows: step to the next feature, count, then steps to the next classes. */
  readonly rows: string;
  /** One signed byte a weight, in the order of the rows. */
  readonly weights: string;
  /** Value of one step of the bytes. */
  readonly step: number;
};

/** Many documents would take minutes to train and megabytes to store. */
const mostDocuments = 400;
/** Twelve epochs reach what thirty do on the public sets. */
const epochs = 12;
/** Of the weights this share is kept; more adds nothing on the public sets. */
const keptShare = 0.05;
/** But no more than this a document, which bounds the compiled size. */
const keptPerDocument = 450;

/** Trains the classifier, or gives null where there is too little or too much to learn. */
export const compileClassifier = (model: Model): CompiledClassifier | null => {
  const { documents, phrasings } = model.corpus;
  if (documents < 2 || documents > mostDocuments || phrasings < documents * 2)
    return null;
  const features = model.words.features + model.phrasingGrams.features;
  const weights = train(samplesOf(model), { features, classes: documents, epochs });
  return prune(weights, documents);
};

/** Each phrasing with its words and grams; rows of both vectors are of length 1. */
const samplesOf = ({ corpus, phrasingWords, phrasingGrams }: Model): Samples => {
  const starts = new Uint32Array(corpus.phrasings + 1);
  const parts: readonly (readonly [Vectors, number])[] = [
    [phrasingWords, 0],
    [phrasingGrams, phrasingWords.features],
  ];
  for (const [vectors] of parts) {
    for (const phrasing of vectors.posted) {
      starts[phrasing + 1] = (starts[phrasing + 1] ?? 0) + 1;
    }
  }
  for (let at = 0; at < corpus.phrasings; at += 1) {
    starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  }
  const total = starts[corpus.phrasings] ?? 0;
  const features = new Uint32Array(total);
  const values = new Float32Array(total);
  const cursors = starts.slice();
  for (const [vectors, offset] of parts) {
    for (let feature = 0; feature < vectors.features; feature += 1) {
      const end = vectors.starts[feature + 1] ?? 0;
      for (let at = vectors.starts[feature] ?? 0; at < end; at += 1) {
        const phrasing = vectors.posted[at] ?? 0;
        const place = cursors[phrasing] ?? 0;
        features[place] = offset + feature;
        values[place] = vectors.weights[at] ?? 0;
        cursors[phrasing] = place + 1;
      }
    }
  }
  return { starts, features, values, labels: corpus.documentOf };
};

const prune = (weights: Float32Array, classes: number): CompiledClassifier => {
  const sizes = Float32Array.from(weights, Math.abs).sort();
  const kept = Math.min(
    Math.round(weights.length * keptShare),
    classes * keptPerDocument,
  );
  const smallest = Math.max(sizes[sizes.length - kept] ?? 0, Number.MIN_VALUE);
  const step = (sizes[sizes.length - 1] ?? 0) / 127 || 1;
  const rows: number[] = [];
  const bytes: number[] = [];
  let lastFeature = 0;
  for (let feature = 0; feature * classes < weights.length; feature += 1) {
    const steps: number[] = [];
    let lastClass = 0;
    for (let target = 0; target < classes; target += 1) {
      const weight = weights[feature * classes + target] ?? 0;
      if (Math.abs(weight) < smallest) continue;
      steps.push(target - lastClass);
      lastClass = target;
      bytes.push(Math.round(weight / step) & 255);
    }
    if (steps.length === 0) continue;
    rows.push(feature - lastFeature, steps.length, ...steps);
    lastFeature = feature;
  }
  return {
    rows: packNumbers(rows),
    weights: packBytes(Uint8Array.from(bytes)),
    step,
  };
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
  const bytes = unpackBytes(weights);
  const starts = new Uint32Array(features + 1);
  const classes = new Uint16Array(bytes.length);
  const values = Float32Array.from(bytes, (byte) => ((byte << 24) >> 24) * step);
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
