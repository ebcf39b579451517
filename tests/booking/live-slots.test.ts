import { describe, expect, it } from 'vitest';
import { bookOnce } from '../../src/booking/book-once.ts';
import { slotProvider, withCache } from '../../src/booking/live-slots.ts';
import type { Booked, SlotProvider, Slots } from '../../src/booking/provider.ts';
import { calcom, clinic, cliniko } from './clinic.ts';

const free: Slots = { kind: 'slots', slots: [] };
const window = { from: '2026-11-23', to: '2026-11-29' };
const later = { from: '2026-11-30', to: '2026-12-06' };
const request = { start: '2026-11-24T09:00:00.000Z', name: 'A', email: 'a@b.example' };

const counting = (...answers: Slots[]) => {
  let calls = 0;
  let time = Date.parse('2026-11-23T08:00:00Z');
  const provider: SlotProvider = {
    windowDays: 7,
    slots: async () => {
      calls += 1;
      return answers[Math.min(calls, answers.length) - 1] ?? free;
    },
    book: async ({ start }) => ({ kind: 'booked', start }),
  };
  return {
    cached: withCache(provider, () => new Date(time)),
    calls: () => calls,
    pass: (ms: number) => {
      time += ms;
    },
  };
};

describe('free times', () => {
  it('are believed for a minute', async () => {
    const { cached, calls, pass } = counting(free);
    await cached.slots(window);
    pass(59_999);
    await cached.slots(window);
    expect(calls()).toBe(1);
    pass(1);
    await cached.slots(window);
    expect(calls()).toBe(2);
  });

  it('are asked for by window', async () => {
    const { cached, calls } = counting(free);
    await cached.slots(window);
    await cached.slots(later);
    expect(calls()).toBe(2);
  });

  it('are asked for again after a booking', async () => {
    const { cached, calls } = counting(free);
    await cached.slots(window);
    await cached.book?.({ ...request, key: 'key-00001' });
    await cached.slots(window);
    expect(calls()).toBe(2);
  });

  it('are not asked for while the service wants to be left alone', async () => {
    const busy: Slots = { kind: 'trouble', trouble: 'busy', waitMs: 30_000 };
    const { cached, calls, pass } = counting(busy, free);
    expect(await cached.slots(window)).toEqual(busy);
    pass(29_999);
    expect(await cached.slots(later)).toEqual({ kind: 'trouble', trouble: 'busy' });
    expect(calls()).toBe(1);
    pass(1);
    expect(await cached.slots(later)).toEqual(free);
  });

  it('do not make each visitor wait for a service that is down', async () => {
    const { cached, calls, pass } = counting({ kind: 'trouble', trouble: 'slow' }, free);
    await cached.slots(window);
    pass(4999);
    expect(await cached.slots(window)).toEqual({ kind: 'trouble', trouble: 'slow' });
    pass(1);
    expect(await cached.slots(window)).toEqual(free);
    expect(calls()).toBe(2);
  });

  it('are not kept alive by a clock that jumps back', async () => {
    const { cached, calls, pass } = counting(free);
    await cached.slots(window);
    pass(-86_400_000);
    await cached.slots(window);
    expect(calls()).toBe(2);
  });
});

describe('bookOnce', () => {
  const start = request.start;
  const book = (...answers: Booked[]) => {
    let calls = 0;
    const once = bookOnce(async () => {
      calls += 1;
      await Promise.resolve();
      return answers[Math.min(calls, answers.length) - 1] ?? { kind: 'unsure' };
    });
    return { once, calls: () => calls };
  };

  it('makes a double tap one booking', async () => {
    const { once, calls } = book({ kind: 'booked', start });
    const both = await Promise.all([
      once({ ...request, key: 'key-00001' }),
      once({ ...request, key: 'key-00001' }),
    ]);
    expect(both).toEqual([
      { kind: 'booked', start },
      { kind: 'already', start },
    ]);
    expect(calls()).toBe(1);
  });

  it('lets another attempt follow one that failed', async () => {
    const down: Booked = { kind: 'trouble', trouble: 'down' };
    const { once } = book(down, { kind: 'booked', start });
    expect(await once({ ...request, key: 'key-00001' })).toEqual(down);
    expect(await once({ ...request, key: 'key-00001' })).toEqual({
      kind: 'booked',
      start,
    });
  });

  it('takes another time or another form for another booking', async () => {
    const { once, calls } = book({ kind: 'booked', start });
    await once({ ...request, key: 'key-00001' });
    await once({ ...request, key: 'key-00002' });
    await once({ ...request, start: '2026-11-24T10:00:00.000Z', key: 'key-00001' });
    expect(calls()).toBe(3);
  });
});

describe('slotProvider', () => {
  const made = (changes: object, settings = {}) =>
    slotProvider({
      clinic: clinic(changes),
      settings,
      caller: { fetch, timeoutMs: 1 },
      now: () => new Date(),
    });

  it('is none for a plain link, and for Cliniko without its key', () => {
    expect(made({})).toBeNull();
    expect(made({ booking: cliniko })).toBeNull();
  });

  it('can be booked with Cal.com, and only asked with Cliniko', () => {
    expect(made({ booking: calcom })?.book).toBeDefined();
    const asked = made({ booking: cliniko }, { CLINIKO_API_KEY: 'k-uk1' });
    expect(asked?.windowDays).toBe(7);
    expect(asked?.book).toBeUndefined();
  });
});
