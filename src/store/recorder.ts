import type { Outcome } from './outcome.ts';

/** How the writing of counters stands, for health and metrics. */
export type RecorderState = {
  /** Outcomes that wait to be written. */
  readonly pending: number;
  /** Outcomes given up since the start: the queue was full, or writing failed. */
  readonly dropped: number;
  /** The name of the last error, until a write succeeds again. */
  readonly fault: string | null;
};

/**
 * Takes outcomes and writes them in its own time: it never delays or fails an answer.
 */
export type Recorder = {
  record(outcome: Outcome): void;
  state(): RecorderState;
};
