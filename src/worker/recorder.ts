import { within } from '../http/within.ts';
import type { Outcome } from '../store/outcome.ts';
import type { Recorder } from '../store/recorder.ts';

type Options = {
  readonly write: (outcomes: readonly Outcome[]) => Promise<void>;
  readonly waitUntil: (work: Promise<unknown>) => void;
  readonly onFault: (error: unknown) => void;
  /** How long a write may take before it is given up. */
  readonly timeoutMs?: number;
};

/**
 * The recorder of Workers: each outcome is written after its reply. One that cannot be
 * written is dropped and counted; the next that can takes the count along.
 */
export const createRecorder = ({
  write,
  waitUntil,
  onFault,
  timeoutMs = 10_000,
}: Options): Recorder => {
  let pending = 0;
  let dropped = 0;
  let droppedWritten = 0;
  let fault: string | null = null;

  const keep = async (outcome: Outcome): Promise<void> => {
    pending += 1;
    const droppedNow = dropped - droppedWritten;
    const lost: Outcome = { event: 'dropped', count: droppedNow, knowledge: '' };
    droppedWritten += droppedNow;
    try {
      await within(timeoutMs, write(droppedNow > 0 ? [outcome, lost] : [outcome]));
      fault = null;
    } catch (error) {
      droppedWritten -= droppedNow;
      dropped += 1;
      fault = error instanceof Error ? error.name : 'unknown';
      onFault(error);
    } finally {
      pending -= 1;
    }
  };
  return {
    record: (outcome) => waitUntil(keep(outcome)),
    state: () => ({ pending, dropped, fault }),
  };
};
