/** Confidences at which the policy changes. */
export type Thresholds = {
  /** From here on the entry is answered. */
  readonly answer: number;
  /** From here on entries are offered; below, the fallback. */
  readonly offer: number;
};

/** Of the threshold: with half of it more questions that could be answered found nothing. */
const offerShare = 0.4;

/** The thresholds that belong to a confidence from which entries are answered. */
export const thresholdsFrom = (answer: number): Thresholds => ({
  answer,
  offer: Math.round(answer * offerShare * 100) / 100,
});

/**
 * Used when the self-test has too little to go by: on three public chatbot logs the
 * fixed 0.4 did as well as any threshold found from the data.
 */
export const defaultThresholds: Thresholds = thresholdsFrom(0.4);
