import { describe, expect, it } from 'vitest';
import { createQueue } from '../../src/node/queue.ts';
import type { Outcome } from '../../src/store/outcome.ts';

const outcome: Outcome = { event: 'none-of-these', count: 1, knowledge: '' };
const many = (count: number): Outcome[] => Array.from({ length: count }, () => outcome);

describe('the queue of writes', () => {
  it('writes what waits together', async () => {
    const batches: number[] = [];
    const queue = createQueue(
      async (batch) => void batches.push(batch.length),
      () => {},
    );
    for (const one of many(250)) queue.record(one);
    expect(queue.state()).toEqual({ pending: 250, dropped: 0, fault: null });
    await queue.flush(1000);
    expect(batches).toEqual([100, 100, 50]);
    expect(queue.state().pending).toBe(0);
  });

  it('keeps what could not be written and writes it later', async () => {
    const written: Outcome[] = [];
    const faults: unknown[] = [];
    let isBroken = true;
    const queue = createQueue(
      async (batch) => {
        if (isBroken) throw new RangeError('full');
        written.push(...batch);
      },
      (error) => void faults.push(error),
    );
    queue.record(outcome);
    await queue.flush(150);
    expect(queue.state()).toEqual({ pending: 1, dropped: 0, fault: 'RangeError' });
    isBroken = false;
    await queue.flush(1000);
    expect(queue.state()).toEqual({ pending: 0, dropped: 0, fault: null });
    expect(written).toEqual([outcome]);
    expect(faults.length).toBeGreaterThan(0);
  });

  it('never grows without bound: it drops, counts, and writes down how many', async () => {
    const written: Outcome[] = [];
    let release = (): void => {};
    const blocked = new Promise<void>((resolve) => {
      release = resolve;
    });
    const queue = createQueue(
      async (batch) => {
        await blocked;
        written.push(...batch);
      },
      () => {},
    );
    for (const one of many(10_007)) queue.record(one);
    expect(queue.state()).toEqual({ pending: 10_000, dropped: 7, fault: null });
    release();
    await queue.flush(5000);
    expect(written.filter(({ event }) => event === 'dropped')).toEqual([
      { event: 'dropped', count: 7, knowledge: '' },
    ]);
    expect(written).toHaveLength(10_001);
  });
});
