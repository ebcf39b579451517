import type { Outcome } from '../store/outcome.ts';
import type { Recorder } from '../store/recorder.ts';

/** Outcomes that may wait; further ones are dropped and counted. */
const maxPending = 10_000;
/** Written in one transaction; small, since SQLite works on the thread that answers. */
const batchSize = 100;
const settleMs = 50;
const firstRetryMs = 500;
const longestRetryMs = 30_000;

/** A recorder with a queue in memory, and a way to empty it before the service stops. */
export type QueuedRecorder = Recorder & {
  /** Writes what waits, for at most so long. */
  flush(withinMs: number): Promise<void>;
};

/**
 * The recorder of Node: outcomes wait a moment and are written together. While the
 * database cannot be written they stay in the queue and are tried again, ever more slowly.
 */
export const createQueue = (
  write: (outcomes: readonly Outcome[]) => Promise<void>,
  onFault: (error: unknown) => void,
): QueuedRecorder => {
  const waiting: Outcome[] = [];
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let dropped = 0;
  let droppedWritten = 0;
  let fault: string | null = null;
  let retryMs = firstRetryMs;

  const writeBatch = async (): Promise<void> => {
    const batch = waiting.slice(0, batchSize);
    const droppedNow = dropped - droppedWritten;
    const lost: Outcome = { event: 'dropped', count: droppedNow, knowledge: '' };
    try {
      await write(droppedNow > 0 ? [...batch, lost] : batch);
      waiting.splice(0, batch.length);
      droppedWritten += droppedNow;
      fault = null;
      retryMs = firstRetryMs;
    } catch (error) {
      fault = error instanceof Error ? error.name : 'unknown';
      retryMs = Math.min(retryMs * 2, longestRetryMs);
      onFault(error);
    }
  };

  const run = (): Promise<void> => {
    running ??= writeBatch().finally(() => {
      running = null;
      schedule();
    });
    return running;
  };

  const schedule = (): void => {
    if (waiting.length === 0 || timer !== undefined || running !== null) return;
    const delay = fault !== null ? retryMs : waiting.length >= batchSize ? 0 : settleMs;
    timer = setTimeout(() => {
      timer = undefined;
      void run();
    }, delay);
  };

  return {
    record(outcome) {
      if (waiting.length >= maxPending) {
        dropped += 1;
        return;
      }
      waiting.push(outcome);
      schedule();
    },
    state: () => ({ pending: waiting.length, dropped, fault }),
    async flush(withinMs) {
      const giveUpAt = performance.now() + withinMs;
      while (waiting.length > 0 && performance.now() < giveUpAt) {
        await run();
        if (fault !== null) await new Promise((resolve) => setTimeout(resolve, 100));
      }
      clearTimeout(timer);
      timer = undefined;
    },
  };
};
