import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/store/outcome.ts';
import { createRecorder } from '../../src/worker/recorder.ts';

const outcome: Outcome = { event: 'none-of-these', count: 1, knowledge: '' };

describe('the recorder of Workers', () => {
  it('writes after the reply and does not wait for it', async () => {
    const work: Promise<unknown>[] = [];
    const recorder = createRecorder({
      write: () => new Promise(() => {}),
      waitUntil: (promise) => void work.push(promise),
      onFault: () => {},
      timeoutMs: 20,
    });
    recorder.record(outcome);
    expect(recorder.state()).toEqual({ pending: 1, dropped: 0, fault: null });
    await Promise.all(work);
    expect(recorder.state()).toEqual({ pending: 0, dropped: 1, fault: 'TooSlowError' });
  });

  it('counts what could not be written, writes down how many, and recovers', async () => {
    const written: Outcome[] = [];
    const faults: unknown[] = [];
    let isBroken = true;
    let last: Promise<unknown> = Promise.resolve();
    const recorder = createRecorder({
      write: async (outcomes) => {
        if (isBroken) throw new RangeError('D1 is down');
        written.push(...outcomes);
      },
      waitUntil: (promise) => {
        last = promise;
      },
      onFault: (error) => void faults.push(error),
    });
    recorder.record(outcome);
    await last;
    expect(recorder.state()).toEqual({ pending: 0, dropped: 1, fault: 'RangeError' });
    expect(faults).toHaveLength(1);
    isBroken = false;
    recorder.record(outcome);
    await last;
    expect(recorder.state()).toEqual({ pending: 0, dropped: 1, fault: null });
    expect(written).toEqual([outcome, { event: 'dropped', count: 1, knowledge: '' }]);
  });
});
