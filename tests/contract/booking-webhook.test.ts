import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#runtime';
import { deliverDue, pauseAfter, sign } from '../../src/booking/webhook.ts';
import type { Database } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';

const settings = {
  CALLBACK_WEBHOOK_URL: 'https://hooks.clinic.example/call-backs',
  CALLBACK_WEBHOOK_SECRET: 'a secret of 16 or more',
};
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let database: Database;
let time: number;
let received: { readonly headers: Headers; readonly body: string }[];
let answer: () => Response | Promise<Response>;

const now = (): Date => new Date(time);
const receiver: typeof fetch = async (_, init) => {
  const headers = new Headers(init?.headers);
  received.push({ headers, body: String(init?.body) });
  return answer();
};
/** A store made anew each time, as after a restart: only the database lives on. */
const store = () => createStore(database, { now, keep: 'redacted' });
const deliver = () =>
  deliverDue({ store: store(), fetch: receiver, now, settings, timeoutMs: 50 });
const add = (id: string) =>
  store().addCallBack(
    { id, name: 'Ada', contact: '020 7946 0000', bestTime: 'Any time', consent: 'Yes.' },
    { deliver: true },
  );

beforeEach(async () => {
  database = await openDatabase();
  time = Date.parse('2026-11-23T08:00:00Z');
  received = [];
  answer = () => new Response(null, { status: 204 });
});

describe('the webhook', () => {
  it('is told once of a call-back, signed, and of nothing else', async () => {
    await add('key-00001');
    expect(await deliver()).toEqual({ delivered: 1, postponed: 0 });
    expect(await deliver()).toEqual({ delivered: 0, postponed: 0 });
    const [{ headers, body } = { headers: new Headers(), body: '' }] = received;
    expect(received).toHaveLength(1);
    expect(JSON.parse(body)).toEqual({
      event: 'call-back',
      id: 'key-00001',
      day: '2026-11-23',
      name: 'Ada',
      contact: '020 7946 0000',
      bestTime: 'Any time',
      consent: 'Yes.',
    });
    expect(headers.get('idempotency-key')).toBe('key-00001');
    expect(headers.get('vetted-signature')).toBe(
      await sign(settings.CALLBACK_WEBHOOK_SECRET, time / 1000, body),
    );
  });

  it('signs as any receiver can verify', async () => {
    // Computed with: printf '%s' '1700000000.{"a":1}' | openssl dgst -sha256 -hmac 'secret'
    expect(await sign('secret', 1_700_000_000, '{"a":1}')).toBe(
      't=1700000000,v1=49f24e537407743fa4a0242bb63b94b9a47ee99cbbe071ccd8a22550ae411686',
    );
  });

  it('loses nothing while the receiver is down for hours, across restarts', async () => {
    for (const id of ['key-00001', 'key-00002', 'key-00003']) await add(id);
    answer = () => new Response('no', { status: 503 });
    const end = time + 6 * hourMs;
    while (time < end) {
      await deliver();
      time += 5 * minuteMs;
    }
    expect(await store().outbox()).toMatchObject({ waiting: 3 });
    const attempts = received.length / 3;
    expect(attempts).toBeGreaterThan(8);
    expect(attempts).toBeLessThan(20);

    answer = () => new Response(null, { status: 200 });
    time += hourMs;
    expect(await deliver()).toEqual({ delivered: 3, postponed: 0 });
    expect(await store().outbox()).toMatchObject({ waiting: 0 });
    const keys = new Set(received.map(({ headers }) => headers.get('idempotency-key')));
    expect([...keys].sort()).toEqual(['key-00001', 'key-00002', 'key-00003']);
    const bodies = new Set(received.map(({ body }) => body));
    expect(bodies.size).toBe(3);
  });

  it('sends again, with the same key, what a process did not live to finish', async () => {
    await add('key-00001');
    const [claimed] = await store().claimDeliveries(10, minuteMs);
    expect(claimed?.id).toBe('key-00001');
    expect(await deliver()).toEqual({ delivered: 0, postponed: 0 });
    time += minuteMs;
    expect(await deliver()).toEqual({ delivered: 1, postponed: 0 });
    expect(received[0]?.headers.get('idempotency-key')).toBe('key-00001');
  });

  it('is not told twice by two processes at once', async () => {
    await add('key-00001');
    const both = await Promise.all([deliver(), deliver()]);
    expect(both.map(({ delivered }) => delivered).sort()).toEqual([0, 1]);
    expect(received).toHaveLength(1);
  });

  it.each([
    ['refuses', () => new Response(null, { status: 400 })],
    ['sends elsewhere', () => new Response(null, { status: 302 })],
    ['does not answer', () => new Promise<Response>(() => {})],
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
  ] as [string, () => Response | Promise<Response>][])(
    'is tried again after a pause when it %s',
    async (_, failing) => {
      await add('key-00001');
      answer = failing;
      expect(await deliver()).toEqual({ delivered: 0, postponed: 1 });
      time += pauseAfter(0) - 1;
      expect(await deliver()).toEqual({ delivered: 0, postponed: 0 });
      time += 1;
      expect(await deliver()).toEqual({ delivered: 0, postponed: 1 });
    },
  );

  it('doubles its pauses up to an hour', () => {
    expect([0, 1, 2, 6, 7, 1000].map(pauseAfter)).toEqual([
      30_000,
      60_000,
      120_000,
      32 * minuteMs,
      hourMs,
      hourMs,
    ]);
  });

  it('keeps the rest for the next run when one delivery fails', async () => {
    await add('key-00001');
    await add('key-00002');
    let calls = 0;
    answer = () => {
      calls += 1;
      return new Response(null, { status: calls === 1 ? 500 : 200 });
    };
    expect(await deliver()).toEqual({ delivered: 1, postponed: 1 });
  });

  it('is left alone where none is set', async () => {
    await add('key-00001');
    const off = { ...settings, CALLBACK_WEBHOOK_URL: undefined };
    const run = deliverDue({ store: store(), fetch: receiver, now, settings: off });
    expect(await run).toEqual({ delivered: 0, postponed: 0 });
    expect(received).toEqual([]);
  });
});
