import type { Outcome } from '../store/outcome.ts';
import type { Recorder } from '../store/recorder.ts';

type Options = {
  readonly write: (outcomes: readonly Outcome[]) => Promise<void>;
  readonly waitUntil: (work: Promise<unknown>) => void;
  readonly onFault: (error: unknown) => void;
};

/** The recorder of Workers: each outcome is written after its reply; failures are counted. */
export const createRecorder = ({ write, waitUntil, onFault }: Options): Recorder => {
  let pending = 0;
  let dropped = 0;
  let fault: string | null = null;
  const keep = async (outcome: Outcome): Promise<void> => {
    pending += 1;
    try {
      await write([outcome]);
      fault = null;
    } catch (error) {
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
