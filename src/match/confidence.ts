/** The named signals that the confidence is computed from. */
export type ConfidenceSignals = {
  /** Cosine of character grams with all phrasings joined, 0–1. */
  readonly char: number;
  /** Cosine of stems and pairs of stems with all phrasings joined, 0–1. */
  readonly words: number;
  /** Share of the query's informative words (by idf) that the document holds. */
  readonly coverage: number;
  /** Share that no document holds. */
  readonly unknown: number;
  /** Distance to the best rival, in standard deviations. */
  readonly margin: number;
  /**
   * What the classifier gives the document and those it overlaps, 0–1; the coverage
   * stands in for it where there is no classifier.
   */
  readonly probability: number;
  /**
   * Cosine of the query's word vectors with those of all phrasings joined, 0–1; the
   * coverage stands in for it where there are no vectors.
   */
  readonly likeness: number;
};

type Fit = ConfidenceSignals & { readonly bias: number };

/** Fitted by tests/quality/fit-confidence.ts, which says on what. */
const fit: Fit = {
  bias: -3.502,
  char: 3.78,
  words: 1.862,
  coverage: 0.743,
  unknown: -0.377,
  margin: 0.134,
  probability: 1.515,
  likeness: 2.072,
};

/** A calibrated 0–1: of the answers shown with 0.8, about 80% are right. */
export const confidenceOf = (signals: ConfidenceSignals): number => {
  const sum =
    fit.bias +
    fit.char * signals.char +
    fit.words * signals.words +
    fit.coverage * signals.coverage +
    fit.unknown * signals.unknown +
    fit.margin * signals.margin +
    fit.probability * signals.probability +
    fit.likeness * signals.likeness;
  return 1 / (1 + Math.exp(-sum));
};
