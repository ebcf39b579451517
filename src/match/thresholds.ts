/** Confidences at which the policy changes. */
export type Thresholds = {
  /** From here on the entry is answered. */
  readonly answer: number;
  /** From here on entries are offered; below, the fallback. */
  readonly offer: number;
};

/**
 * Used when the self-test has too little to go by: on three public chatbot logs the
 * fixed 0.4 did as well as any threshold found from the data.
 */
export const defaultThresholds: Thresholds = { answer: 0.4, offer: 0.2 };
