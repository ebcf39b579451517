/** The named signals that the confidence is computed from. */
export type ConfidenceSignals = {
  /** Cosine of character grams with all phrasings joined, 0–1. */
  readonly char: number;
  /** Share of the query's informative words (by idf) that the document holds. */
  readonly coverage: number;
  /** Share that no document holds. */
  readonly unknown: number;
  /** Distance to the best rival, in units of the fusion's weights. */
  readonly margin: number;
  /** The fused score, in the same units. */
  readonly top: number;
  /** ln(1 + distinct content stems of the query). */
  readonly length: number;
  /** ln(documents). */
  readonly documents: number;
};

/** Fitted on public development data by scripts/fit-confidence.ts. */
const bias = -2.64;
const weights: ConfidenceSignals = {
  char: 7.3,
  coverage: 1.262,
  unknown: -0.868,
  margin: 0.101,
  top: -0.03,
  length: 0.999,
  documents: -0.457,
};

/** A calibrated 0–1: of the answers shown with 0.8, about 80% are right. */
export const confidenceOf = (signals: ConfidenceSignals): number => {
  const sum =
    bias +
    weights.char * signals.char +
    weights.coverage * signals.coverage +
    weights.unknown * signals.unknown +
    weights.margin * signals.margin +
    weights.top * signals.top +
    weights.length * signals.length +
    weights.documents * signals.documents;
  return 1 / (1 + Math.exp(-sum));
};
