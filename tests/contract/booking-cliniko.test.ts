import { HttpResponse, http } from 'msw/http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCliniko, shardOf } from '../../src/booking/cliniko.ts';
import { cliniko } from '../booking/clinic.ts';
import type { Network } from './network.ts';
import { openNetwork } from './network.ts';

let network: Network;
beforeAll(async () => {
  network = await openNetwork();
});
afterEach(() => network.reset());
afterAll(() => network.close());

const timesUrl = (practitioner: string, shard = 'uk2') =>
  `https://api.${shard}.cliniko.com/v1/businesses/11/practitioners/${practitioner}/appointment_types/31/available_times`;
const now = new Date('2026-11-23T08:00:00Z');
const window = { from: '2026-11-23', to: '2026-11-29' };

const provider = (apiKey = 'MS0x-secret-uk2') =>
  createCliniko({
    booking: cliniko,
    apiKey,
    caller: { fetch: (...call) => globalThis.fetch(...call), timeoutMs: 250 },
    now: () => now,
  });

const times = (...starts: string[]) =>
  HttpResponse.json({
    available_times: starts.map((start) => ({ appointment_start: start })),
    total_entries: starts.length,
    links: { self: 'https://api.uk2.cliniko.com/' },
  });
const never = (): Promise<never> => new Promise(() => {});

describe('free times of Cliniko', () => {
  it('are asked for as Cliniko wants it, of all practitioners at once', async () => {
    const asked: Request[] = [];
    let bothAsked = (): void => {};
    const both = new Promise<void>((resolve) => {
      bothAsked = resolve;
    });
    const answer =
      (...starts: string[]) =>
      async ({ request }: { request: Request }) => {
        asked.push(request);
        if (asked.length === 2) bothAsked();
        await both;
        return times(...starts);
      };
    network.use(
      http.get(timesUrl('21'), answer('2026-11-24T10:00:00Z', '2026-11-24T09:00:00Z')),
      http.get(timesUrl('22'), answer('2026-11-24T09:00:00Z', '2026-11-24T09:30:00Z')),
    );
    expect(await provider().slots(window)).toEqual({
      kind: 'slots',
      slots: [
        { start: '2026-11-24T09:00:00.000Z', practitioner: '21' },
        { start: '2026-11-24T09:30:00.000Z', practitioner: '22' },
        { start: '2026-11-24T10:00:00.000Z', practitioner: '21' },
      ],
    });
    const [first] = asked;
    expect(first?.headers.get('authorization')).toBe(`Basic ${btoa('MS0x-secret-uk2:')}`);
    expect(first?.headers.get('user-agent')).toBe('Vetted (web@clinic.example)');
    expect(new URL(first?.url ?? '').search).toBe(
      '?from=2026-11-23&to=2026-11-29&page=1&per_page=100',
    );
  });

  it('come from the shard of the key, else from that of the clinic', async () => {
    network.use(
      http.get(timesUrl('21', 'uk1'), () => times('2026-11-24T09:00:00Z')),
      http.get(timesUrl('22', 'uk1'), () => times()),
    );
    expect(await provider('old-key-without-one').slots(window)).toMatchObject({
      kind: 'slots',
      slots: [{ practitioner: '21' }],
    });
    expect([
      shardOf('abc-uk2'),
      shardOf('abc-au1'),
      shardOf('abc'),
      shardOf('-UK'),
    ]).toEqual(['uk2', 'au1', null, null]);
  });

  it('are read page by page', async () => {
    const minute = (index: number) =>
      new Date(Date.parse('2026-11-24T00:00:00Z') + index * 60_000).toISOString();
    network.use(
      http.get(timesUrl('21'), ({ request }) => {
        const page = Number(new URL(request.url).searchParams.get('page'));
        const all = Array.from({ length: 130 }, (_, index) => ({
          appointment_start: minute(index),
        }));
        const some = all.slice((page - 1) * 100, page * 100);
        return HttpResponse.json({ available_times: some, total_entries: 130 });
      }),
      http.get(timesUrl('22'), () => times()),
    );
    const found = await provider().slots(window);
    expect(found.kind === 'slots' && found.slots.length).toBe(130);
  });

  it('may be none', async () => {
    network.use(http.get(timesUrl('*'), () => times()));
    expect(await provider().slots(window)).toEqual({ kind: 'slots', slots: [] });
  });

  it.each([
    ['changed', () => HttpResponse.json({ available_times: 'none' })],
    ['changed', () => HttpResponse.text('hello')],
    ['slow', never],
    ['refused', () => HttpResponse.json({}, { status: 401 })],
    ['changed', () => HttpResponse.json({}, { status: 409 })],
    ['down', () => HttpResponse.json({}, { status: 500 })],
    ['down', () => HttpResponse.error()],
  ] as const)('are in trouble, %s (case %#)', async (trouble, answer) => {
    network.use(http.get(timesUrl('*'), answer));
    expect(await provider().slots(window)).toEqual({ kind: 'trouble', trouble });
  });

  it('are those of the others when one practitioner cannot be asked', async () => {
    network.use(
      http.get(timesUrl('21'), never),
      http.get(timesUrl('22'), () => times('2026-11-24T09:30:00Z')),
    );
    expect(await provider().slots(window)).toMatchObject({
      slots: [{ practitioner: '22' }],
    });
  });

  it('say with X-RateLimit-Reset until when to wait', async () => {
    const reset = String(now.getTime() / 1000 + 42);
    const headers = { 'X-RateLimit-Reset': reset };
    network.use(
      http.get(timesUrl('*'), () => new HttpResponse('', { status: 429, headers })),
    );
    expect(await provider().slots(window)).toEqual({
      kind: 'trouble',
      trouble: 'busy',
      waitMs: 42_000,
    });
  });

  it('are asked for less often than Cliniko allows', async () => {
    let calls = 0;
    network.use(
      http.get(timesUrl('*'), () => {
        calls += 1;
        return times();
      }),
    );
    const one = provider();
    for (let round = 0; round < 75; round += 1) await one.slots(window);
    expect(await one.slots(window)).toEqual({ kind: 'trouble', trouble: 'busy' });
    expect(calls).toBe(150);
  });
});
