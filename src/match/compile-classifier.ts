import { packWeights } from '../learn/sparse-weights.ts';
import type { Samples } from '../learn/train.ts';
import { trainSparse } from '../learn/train.ts';
import type { WordVectors } from '../learn/word-vectors.ts';
import type { CompiledClassifier } from './classifier.ts';
import { compileSentences } from './compile-sentences.ts';
import { gramsOfPhrasing, stemsOfPhrasing } from './features.ts';
import { packMeaning } from './meaning.ts';
import type { Model } from './model.ts';
import type { Vectors } from './vectors.ts';
import { buildVectors } from './vectors.ts';

/** Many documents would take minutes to train and megabytes to store. */
const mostDocuments = 400;
/** Twelve epochs reach what thirty do on the public sets. */
const epochs = 8;
/** Of the weights this share is kept; more adds nothing on the public sets. */
const keptShare = 0.05;
/** But no more than this a document, which bounds the compiled size. */
const keptPerDocument = 70;
/** Steps from zero to the largest weight. */
const levels = 45;
/** How much the meaning of a phrasing counts, against its words and its grams (1 each). */
const meaningScale = 1.5;

/** Trains the classifier, or gives null where there is too little or too much to learn. */
export const compileClassifier = (
  model: Model,
  vectors: WordVectors | null,
): CompiledClassifier | null => {
  const { documents, phrasings } = model.corpus;
  if (documents < 2 || documents > mostDocuments || phrasings < documents * 2)
    return null;
  const sparse = model.words.features + model.grams.features;
  const dims = vectors?.dims ?? 0;
  const shape = { features: sparse + dims, classes: documents, epochs };
  const meanings =
    vectors === null ? new Float32Array(0) : compileSentences(model, vectors);
  const kept = Math.min(
    Math.round(sparse * documents * keptShare),
    documents * keptPerDocument,
  );
  const weights = trainSparse(samplesOf(model, meanings, dims), shape, {
    kept: kept + dims * documents,
    // What word vectors add is never cut.
    worth: (weight, at) =>
      at < sparse * documents ? Math.abs(weight) : Number.POSITIVE_INFINITY,
  });
  const pruned = packWeights(weights.subarray(0, sparse * documents), {
    classes: documents,
    kept,
    levels,
  });
  if (vectors === null) return pruned;
  const learnt = weights.subarray(sparse * documents);
  return {
    ...pruned,
    meaning: packMeaning(learnt, { table: vectors.hash, scale: meaningScale }),
  };
};

/** Each phrasing with its words, grams and meaning; rows of all vectors are of length 1. */
const samplesOf = (
  { lexicon, corpus, space, words, grams }: Model,
  meanings: Float32Array,
  dims: number,
): Samples => {
  const { phrasings } = corpus;
  const phrasingWords = buildVectors(
    phrasings,
    words.features,
    stemsOfPhrasing(lexicon, space),
    words,
  );
  const phrasingGrams = buildVectors(
    phrasings,
    grams.features,
    gramsOfPhrasing(corpus, space),
    grams,
  );
  const starts = new Uint32Array(corpus.phrasings + 1).fill(dims, 1);
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
  const offset = words.features + grams.features;
  for (let at = 0; at < meanings.length; at += 1) {
    const phrasing = Math.floor(at / dims);
    const dim = at % dims;
    const place = (cursors[phrasing] ?? 0) + dim;
    features[place] = offset + dim;
    values[place] = meaningScale * (meanings[at] ?? 0);
  }
  return { starts, features, values, labels: corpus.documentOf };
};
