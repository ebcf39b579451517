import type { Context } from '../schema/context.ts';
import type { Reading, Retrieval, Thresholds } from '../schema/reading.ts';
import type { GateResult } from '../schema/red-flag.ts';
import type { Ground } from './ground.ts';

/** All that a decision stands on. */
export type DecideInput = {
  readonly gate: GateResult;
  /** The entry asked for directly (an option, follow-up or suggestion). */
  readonly entry: string | null;
  /** true: nothing was asked, only the standing care card dismissed. */
  readonly isDismissal: boolean;
  readonly reading: Reading;
  readonly retrieval: Retrieval;
  readonly thresholds: Thresholds;
  readonly context: Context;
  readonly ground: Ground;
};
