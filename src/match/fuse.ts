/** A signal of the fusion and the weight of its z-score; found on public data. */
export const fusionWeights = {
  char: 0.5,
  index: 0.5,
  answer: 0.5,
  words: 0.15,
  classifier: 1.5,
} as const;

export type Signal = keyof typeof fusionWeights;

/**
 * Adds `weight` × z-score of each score to `total`: how many standard deviations a
 * document stands above the mean of all for this query. Signals of different scale become
 * comparable, and one that tells nothing (all equal) adds nothing.
 */
export const addZScores = (
  scores: Float32Array,
  weight: number,
  total: Float32Array,
): void => {
  const count = scores.length;
  let sum = 0;
  let squares = 0;
  for (let at = 0; at < count; at += 1) {
    const score = scores[at] ?? 0;
    sum += score;
    squares += score * score;
  }
  const mean = sum / count;
  const variance = squares / count - mean * mean;
  if (!(variance > 1e-12)) return;
  const scale = weight / Math.sqrt(variance);
  for (let at = 0; at < count; at += 1) {
    total[at] = (total[at] ?? 0) + ((scores[at] ?? 0) - mean) * scale;
  }
};

/** Positions of the `limit` largest values, best first; ties by lower position. */
export const best = (values: Float32Array, limit: number): number[] => {
  const found: number[] = [];
  let worst = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (found.length === limit && value <= worst) continue;
    let place = found.length;
    while (place > 0 && (values[found[place - 1] ?? 0] ?? 0) < value) place -= 1;
    found.splice(place, 0, at);
    if (found.length > limit) found.pop();
    if (found.length === limit) worst = values[found[limit - 1] ?? 0] ?? 0;
  }
  return found;
};
