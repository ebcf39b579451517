/** Confidences at which the policy changes. */
export type Thresholds = {
  /** From here on the entry is answered. */
  readonly answer: number;
  /** From here on entries are offered; below, the fallback. */
  readonly offer: number;
};

/**
 * Thresholds for a confidence from which entries are answered. They are offered from a
 * third of it on: with half of it two in a hundred more of the clinic's own questions met
 * an 'I don't know', and hardly a stranger's.
 */
export const thresholdsFrom = (answer: number): Thresholds => ({
  answer,
  offer: Math.round((answer * 100) / 3) / 100,
});

/**
 * Used when the self-test has too little to go by: on three public chatbot logs the
 * fixed 0.4 did as well as any threshold found from the data.
 */
export const defaultThresholds: Thresholds = thresholdsFrom(0.4);
