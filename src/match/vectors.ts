/**
 * TF-IDF vectors of a collection of documents, stored by feature (postings), of length 1:
 * weight = (1 + ln tf) · idf, idf = ln((1 + N) / (1 + df)) + 1.
 */
export type Vectors = {
  readonly documents: number;
  readonly features: number;
  /** Postings of feature f stand at starts[f] up to starts[f + 1], by rising document. */
  readonly starts: Uint32Array;
  readonly posted: Uint32Array;
  readonly weights: Float32Array;
  readonly idf: Float32Array;
  /** The idf of a feature that no document has. */
  readonly unseenIdf: number;
};

/** Calls `visit` with each feature of a document, as often as it occurs. */
export type FeaturesOf = (document: number, visit: (feature: number) => void) => void;

/**
 * Builds the vectors in two passes over the documents: one to count, one to weigh.
 * `given` sets the idf of another collection in place of its own.
 */
export const buildVectors = (
  documents: number,
  features: number,
  featuresOf: FeaturesOf,
  given?: Pick<Vectors, 'idf' | 'unseenIdf'>,
): Vectors => {
  const counts = new Uint32Array(features);
  const touched: number[] = [];
  const count = (feature: number): void => {
    if (counts[feature] === 0) touched.push(feature);
    counts[feature] = (counts[feature] ?? 0) + 1;
  };
  const starts = new Uint32Array(features + 1);
  for (let document = 0; document < documents; document += 1) {
    featuresOf(document, count);
    for (const feature of touched) {
      counts[feature] = 0;
      starts[feature + 1] = (starts[feature + 1] ?? 0) + 1;
    }
    touched.length = 0;
  }
  const idf = new Float32Array(features);
  for (let feature = 0; feature < features; feature += 1) {
    idf[feature] =
      given?.idf[feature] ?? inverseFrequency(documents, starts[feature + 1] ?? 0);
    starts[feature + 1] = (starts[feature + 1] ?? 0) + (starts[feature] ?? 0);
  }
  const total = starts[features] ?? 0;
  const posted = new Uint32Array(total);
  const weights = new Float32Array(total);
  const cursors = starts.slice(0, features);
  for (let document = 0; document < documents; document += 1) {
    featuresOf(document, count);
    let squares = 0;
    for (const feature of touched) {
      const weight = weigh(counts[feature] ?? 0) * (idf[feature] ?? 0);
      squares += weight * weight;
    }
    const norm = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (const feature of touched) {
      const at = cursors[feature] ?? 0;
      posted[at] = document;
      weights[at] = weigh(counts[feature] ?? 0) * (idf[feature] ?? 0) * norm;
      cursors[feature] = at + 1;
      counts[feature] = 0;
    }
    touched.length = 0;
  }
  const unseenIdf = given?.unseenIdf ?? inverseFrequency(documents, 0);
  return { documents, features, starts, posted, weights, idf, unseenIdf };
};

const inverseFrequency = (documents: number, frequency: number): number =>
  Math.log((1 + documents) / (1 + frequency)) + 1;

/** The damped term frequency, 1 + ln tf. */
export const weigh = (frequency: number): number =>
  frequency > 1 ? 1 + Math.log(frequency) : 1;

/** How many documents have a feature. */
export const frequencyOf = (vectors: Vectors, feature: number): number =>
  (vectors.starts[feature + 1] ?? 0) - (vectors.starts[feature] ?? 0);

/** Whether a document has a feature; by bisection, since postings are sorted. */
export const hasFeature = (
  vectors: Vectors,
  feature: number,
  document: number,
): boolean => {
  if (feature < 0) return false;
  let low = vectors.starts[feature] ?? 0;
  let high = (vectors.starts[feature + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = vectors.posted[middle] ?? 0;
    if (found === document) return true;
    if (found < document) low = middle + 1;
    else high = middle - 1;
  }
  return false;
};
