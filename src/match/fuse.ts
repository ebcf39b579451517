/** The signals of the fusion. */
export type Signal = 'char' | 'index' | 'answer' | 'words' | 'classifier';

export type Weights = Readonly<Record<Signal, number>>;

/** Weights of the z-scores, searched on six public intent sets, which have no answers. */
const plainWeights: Weights = {
  char: 0.5,
  index: 0.5,
  answer: 0,
  words: 0.15,
  classifier: 1.5,
};

/**
 * With answers the index knows more than the phrasings that the classifier learns from.
 * Searched by leaving phrasings of a clinic's knowledge base out.
 */
const answeredWeights: Weights = {
  char: 0.75,
  index: 1,
  answer: 0.5,
  words: 0.15,
  classifier: 1,
};

/** For very many documents, where neither MiniSearch nor a classifier is in play. */
const largeWeights: Weights = { char: 1, index: 0, answer: 0, words: 1, classifier: 0 };

/** The weights that fit a knowledge base; a signal that it lacks weighs nothing. */
export const weightsFor = (has: {
  readonly answers: boolean;
  readonly index: boolean;
  readonly classifier: boolean;
}): Weights => {
  if (!has.index) return largeWeights;
  const weights = has.answers ? answeredWeights : plainWeights;
  // Without a classifier its share goes to the cosine, which is next best by itself.
  return has.classifier
    ? weights
    : { ...weights, char: weights.char + 0.5, classifier: 0 };
};

/** The documents that compete for a query: the first `size` numbers of `documents`. */
export type Pool = { readonly documents: Uint32Array; size: number };

/**
 * Adds `weight` × z-score of each score to `total`: how many standard deviations a
 * document stands above the mean of the pool for this query. Signals of different scale
 * become comparable, and one that tells nothing (all equal) adds nothing.
 */
export const addZScores = (
  scores: Float32Array,
  weight: number,
  total: Float32Array,
  { documents, size }: Pool,
): void => {
  let sum = 0;
  let squares = 0;
  for (let at = 0; at < size; at += 1) {
    const score = scores[documents[at] ?? 0] ?? 0;
    sum += score;
    squares += score * score;
  }
  const mean = sum / size;
  const variance = squares / size - mean * mean;
  if (!(variance > 1e-12)) return;
  const scale = weight / Math.sqrt(variance);
  for (let at = 0; at < size; at += 1) {
    const document = documents[at] ?? 0;
    total[document] = (total[document] ?? 0) + ((scores[document] ?? 0) - mean) * scale;
  }
};

/** The `limit` documents of a pool with the largest values, best first; ties by number. */
export const best = (
  values: Float32Array,
  limit: number,
  { documents, size }: Pool,
): number[] => {
  const found: number[] = [];
  let worst = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < size; at += 1) {
    const document = documents[at] ?? 0;
    const value = values[document] ?? 0;
    const isFull = found.length >= limit;
    if (isFull && value < worst) continue;
    let place = found.length;
    while (place > 0 && isBefore(values, document, found[place - 1] ?? 0)) place -= 1;
    if (place >= limit) continue;
    found.splice(place, 0, document);
    if (isFull) found.pop();
    worst = values[found[found.length - 1] ?? 0] ?? 0;
  }
  return found;
};

const isBefore = (values: Float32Array, one: number, other: number): boolean => {
  const difference = (values[one] ?? 0) - (values[other] ?? 0);
  return difference > 0 || (difference === 0 && one < other);
};
