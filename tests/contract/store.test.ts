import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#runtime';
import type { Database } from '../../src/store/database.ts';
import type { Outcome } from '../../src/store/outcome.ts';
import type { Store } from '../../src/store/store.ts';
import { createStore } from '../../src/store/store.ts';

const dayMs = 86_400_000;
let database: Database;
let store: Store;
let time = 0;

const asked = (facts: Partial<Extract<Outcome, { event: 'asked' }>> = {}): Outcome => ({
  event: 'asked',
  decision: 'answer',
  subject: 'faq-parking',
  confidence: 0.83,
  knowledge: 'f'.repeat(64),
  query: null,
  ...facts,
});

const missed = (query: string): Outcome =>
  asked({ decision: 'fallback', subject: 'unknown', confidence: 0.1, query });

const callBack = {
  id: 'call-1',
  name: 'A Visitor',
  contact: '07700 900123',
  bestTime: 'mornings',
  consent: 'Yes, call me.',
};

beforeEach(async () => {
  database = await openDatabase();
  time = Date.parse('2026-06-10T09:00:00Z');
  store = createStore(database, { now: () => new Date(time), keep: 'redacted' });
});

describe('the database', () => {
  const sql = 'SELECT ? AS one, ? AS two';

  it('gives rows with the columns asked for', async () => {
    const row = await database.prepare(sql).bind('x', 2).first();
    expect({ ...row }).toEqual({ one: 'x', two: 2 });
  });

  it('gives null where there is no row', async () => {
    expect(await database.prepare('SELECT 1 WHERE 1 = 2').first()).toBeNull();
  });

  it('keeps null apart from an empty text', async () => {
    const row = await database.prepare(sql).bind(null, '').first();
    expect({ ...row }).toEqual({ one: null, two: '' });
  });

  it.each([
    ['too few values', ['x']],
    ['too many values', ['x', 'y', 'z']],
    ['undefined', ['x', undefined]],
  ])('refuses %s', async (_, values) => {
    const run = async () =>
      database
        .prepare(sql)
        .bind(...(values as string[]))
        .all();
    await expect(run()).rejects.toThrow();
  });

  it('undoes a whole batch when one of its statements fails', async () => {
    const good = database
      .prepare("INSERT INTO marks (name, value) VALUES ('a', ?)")
      .bind('b');
    const bad = database.prepare('INSERT INTO marks (name) VALUES (?)').bind('c');
    await expect(database.batch([good, bad])).rejects.toThrow();
    expect((await database.prepare('SELECT * FROM marks').all()).results).toEqual([]);
  });

  it('says how many rows a statement changed', async () => {
    await database
      .prepare("INSERT INTO marks (name, value) VALUES ('a', ?), ('b', ?)")
      .bind('1', '2')
      .run();
    const { meta } = await database.prepare("UPDATE marks SET value = '3'").run();
    expect(meta.changes).toBe(2);
  });

  it('enforces foreign keys', async () => {
    const orphan = database
      .prepare('INSERT INTO deliveries VALUES (?, 0, 0, 0)')
      .bind('nobody');
    await expect(orphan.run()).rejects.toThrow();
  });
});

describe('counting', () => {
  it('adds up equal outcomes of a day', async () => {
    await store.record([asked(), asked()]);
    await store.record([asked({ confidence: 0.89 })]);
    expect(await store.counters('2026-06-10')).toEqual([
      {
        day: '2026-06-10',
        event: 'answer',
        subject: 'faq-parking',
        detail: '0.8',
        knowledge: 'ffffffffffff',
        n: 3,
      },
    ]);
  });

  it('counts each day apart and gives the newest first', async () => {
    await store.record([asked()]);
    time += dayMs;
    await store.record([asked()]);
    const days = (await store.counters('2026-01-01')).map(({ day }) => day);
    expect(days).toEqual(['2026-06-11', '2026-06-10']);
    expect(await store.counters('2026-06-11')).toHaveLength(1);
  });

  it('counts feedback by entry and reason', async () => {
    const knowledge = 'f'.repeat(64);
    const entry = 'faq-parking';
    await store.record([
      { event: 'feedback', entry, helpful: true, reason: null, knowledge },
      { event: 'feedback', entry, helpful: false, reason: 'out-of-date', knowledge },
      { event: 'none-of-these', count: 1, knowledge },
    ]);
    const rows = await store.counters('2026-06-10');
    expect(rows.map(({ event, detail }) => [event, detail]).sort()).toEqual([
      ['helpful', ''],
      ['none-of-these', ''],
      ['unhelpful', 'out-of-date'],
    ]);
  });

  it('writes two rows at most for a question', async () => {
    const rows = async (table: string): Promise<number> =>
      (await database.prepare(`SELECT * FROM ${table}`).all()).results.length;
    await store.record([missed('can I bring my parrot')]);
    expect((await rows('counters')) + (await rows('unanswered'))).toBe(2);
  });
});

describe('unanswered queries', () => {
  it('are kept redacted, with the day and a count only', async () => {
    await store.record([missed('call jo@example.com'), missed('call  jo@example.com ')]);
    expect(await store.unanswered('2026-06-10', 10)).toEqual([
      { day: '2026-06-10', query: 'call [EMAIL]', decision: 'fallback', n: 2 },
    ]);
  });

  it('are not kept at all where nothing is to be kept', async () => {
    const silent = createStore(database, { now: () => new Date(time), keep: 'never' });
    await silent.record([missed('can I bring my parrot')]);
    expect(await silent.unanswered('2026-01-01', 10)).toEqual([]);
    expect(await silent.counters('2026-01-01')).toHaveLength(1);
  });
});

describe('call-backs', () => {
  it('are kept once, however often they are sent', async () => {
    const first = await store.addCallBack(callBack, { deliver: true });
    const second = await store.addCallBack(callBack, { deliver: true });
    expect([first.isNew, second.isNew]).toEqual([true, false]);
    expect(await store.callBacks(10, 0)).toEqual([
      { ...callBack, day: '2026-06-10', handled: null, delivery: 'waiting' },
    ]);
  });

  it('are leased for one delivery at a time and come back when it fails', async () => {
    await store.addCallBack(callBack, { deliver: true });
    const leaseMs = 60_000;
    expect(await store.claimDeliveries(5, leaseMs)).toMatchObject([
      { id: 'call-1', attempts: 0, name: 'A Visitor' },
    ]);
    expect(await store.claimDeliveries(5, leaseMs)).toEqual([]);
    time += leaseMs + 1;
    expect(await store.claimDeliveries(5, leaseMs)).toMatchObject([{ attempts: 1 }]);
    await store.postponeDelivery('call-1', 5000);
    time += 5001;
    expect(await store.claimDeliveries(5, leaseMs)).toHaveLength(1);
    await store.markDelivered('call-1');
    time += dayMs;
    expect(await store.claimDeliveries(5, leaseMs)).toEqual([]);
    expect(await store.outbox()).toEqual({ waiting: 0, attempts: 0 });
  });

  it('are still delivered when the clock jumps back', async () => {
    await store.addCallBack(callBack, { deliver: true });
    time -= 30 * dayMs;
    expect(await store.claimDeliveries(5, 1000)).toHaveLength(1);
  });

  it('leave no delivery behind when they are deleted', async () => {
    await store.addCallBack(callBack, { deliver: true });
    await store.deleteCallBack('call-1');
    expect(await store.callBacks(10, 0)).toEqual([]);
    expect((await store.outbox()).waiting).toBe(0);
  });
});

describe('retention', () => {
  const count = async (): Promise<readonly number[]> => [
    (await store.counters('2000-01-01')).length,
    (await store.unanswered('2000-01-01', 100)).length,
    (await store.callBacks(100, 0)).length,
  ];
  const passDays = async (days: number): Promise<void> => {
    // Every other day is enough for a run not to look like a jump of the clock.
    for (let left = days; left > 0; left -= 2) {
      time += Math.min(left, 2) * dayMs;
      await store.deleteDue();
    }
  };

  beforeEach(async () => {
    await store.record([asked(), missed('can I bring my parrot')]);
    await store.addCallBack(callBack, { deliver: true });
    await store.deleteDue();
  });

  it('keeps queries and call-backs for 30 days and counters for 400', async () => {
    await passDays(30);
    expect(await count()).toEqual([2, 1, 1]);
    await passDays(1);
    expect(await count()).toEqual([2, 0, 0]);
    await passDays(369);
    expect(await count()).toEqual([2, 0, 0]);
    await passDays(1);
    expect(await count()).toEqual([0, 0, 0]);
  }, 30_000);

  it('deletes a call-back the day after it was dealt with', async () => {
    await store.handleCallBack('call-1');
    await store.deleteDue();
    expect((await count())[2]).toBe(1);
    await passDays(1);
    expect((await count())[2]).toBe(0);
  });

  it('loses nothing to a clock that jumps ahead and is put right', async () => {
    time += 1000 * dayMs;
    expect(await store.deleteDue()).toBe(0);
    time -= 1000 * dayMs;
    await store.deleteDue();
    expect(await count()).toEqual([2, 1, 1]);
  });

  it('deletes after a long pause once an hour confirms it', async () => {
    time += 40 * dayMs;
    expect(await store.deleteDue()).toBe(0);
    time += 3_600_000;
    expect(await store.deleteDue()).toBeGreaterThan(0);
    expect(await count()).toEqual([2, 0, 0]);
  });

  it('deletes what was kept before keeping was switched off', async () => {
    const silent = createStore(database, { now: () => new Date(time), keep: 'never' });
    await silent.deleteDue();
    expect((await count())[1]).toBe(0);
  });

  it('deletes everything by one call', async () => {
    await store.deleteEverything();
    expect(await count()).toEqual([0, 0, 0]);
  });
});
