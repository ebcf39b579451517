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
  /** Distance to the best rival, in units of the fusion's weights. */
  readonly margin: number;
  /** The fused score, in the same units. */
  readonly top: number;
  /** What the classifier gives the document and those it overlaps, 0–1. */
  readonly probability: number;
  /** ln(1 + content words of the query). */
  readonly length: number;
  /** ln(documents). */
  readonly documents: number;
};

type Fit = ConfidenceSignals & { readonly bias: number };

/** Fitted by scripts/fit-confidence.ts, which says on what. */
const fit: Fit = {
  bias: -2.64,
  char: 7.3,
  words: 0,
  coverage: 1.262,
  unknown: -0.868,
  margin: 0.101,
  top: -0.03,
  probability: 0,
  length: 0.999,
  documents: -0.457,
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
    fit.top * signals.top +
    fit.probability * signals.probability +
    fit.length * signals.length +
    fit.documents * signals.documents;
  return 1 / (1 + Math.exp(-sum));
};
