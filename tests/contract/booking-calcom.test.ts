import { HttpResponse, http } from 'msw/http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCalcom } from '../../src/booking/calcom.ts';
import { calcom } from '../booking/clinic.ts';
import type { Network } from './network.ts';
import { openNetwork } from './network.ts';

let network: Network;
beforeAll(async () => {
  network = await openNetwork();
});
afterEach(() => network.reset());
afterAll(() => network.close());

const slotsUrl = 'https://api.cal.com/v2/slots';
const bookingsUrl = 'https://api.cal.com/v2/bookings';
const now = new Date('2026-11-23T08:00:00Z');
const start = '2026-11-24T09:00:00.000Z';
const window = { from: '2026-11-23', to: '2026-11-29' };
const request = { start, name: 'Ada Test', email: 'ada@mail.example', key: 'key-12345' };

const provider = (apiKey: string | undefined = 'cal_test_key') =>
  createCalcom({
    booking: calcom,
    timeZone: 'Europe/London',
    apiKey,
    caller: { fetch: (...call) => globalThis.fetch(...call), timeoutMs: 250 },
    now: () => now,
  });
const book = (apiKey?: string) => provider(apiKey).book?.(request);

const never = (): Promise<never> => new Promise(() => {});
const refusal = (message: string, status = 400) =>
  HttpResponse.json(
    { status: 'error', error: { code: 'BadRequestException', message } },
    { status },
  );
const taken = 'User either already has booking at this time or is not available';

describe('free times of Cal.com', () => {
  it('are asked for with the version and the time zone, and read as UTC', async () => {
    let asked: Request | undefined;
    network.use(
      http.get(slotsUrl, ({ request: incoming }) => {
        asked = incoming;
        return HttpResponse.json({
          status: 'success',
          data: {
            '2026-11-25': [{ start: '2026-11-25T10:00:00.000+00:00' }],
            '2026-11-24': [
              { start: '2026-11-24T09:30:00.000Z' },
              { start: '2026-11-24T11:00:00.000+02:00' },
            ],
          },
        });
      }),
    );
    expect(await provider().slots(window)).toEqual({
      kind: 'slots',
      slots: [
        { start, practitioner: null },
        { start: '2026-11-24T09:30:00.000Z', practitioner: null },
        { start: '2026-11-25T10:00:00.000Z', practitioner: null },
      ],
    });
    expect(asked?.url).toBe(
      `${slotsUrl}?eventTypeId=4242&start=2026-11-23&end=2026-11-29&timeZone=Europe%2FLondon`,
    );
    expect(asked?.headers.get('cal-api-version')).toBe('2024-09-04');
    expect(asked?.headers.get('authorization')).toBe('Bearer cal_test_key');
  });

  it('may be none', async () => {
    network.use(http.get(slotsUrl, () => HttpResponse.json({ data: {} })));
    expect(await provider().slots(window)).toEqual({ kind: 'slots', slots: [] });
  });

  it.each([
    ['changed', () => HttpResponse.json({ data: { '2026-11-24': ['09:00'] } })],
    ['changed', () => HttpResponse.text('<html>hello</html>')],
    [
      'changed',
      () => new HttpResponse(null, { status: 302, headers: { Location: '/x' } }),
    ],
    ['slow', never],
    ['refused', () => refusal('Invalid API key', 401)],
    ['refused', () => refusal('Not found', 404)],
    ['changed', () => refusal('Conflict', 409)],
    ['down', () => HttpResponse.text('no', { status: 503 })],
    ['down', () => HttpResponse.error()],
  ] as const)('are in trouble, %s (case %#)', async (trouble, answer) => {
    network.use(http.get(slotsUrl, answer));
    expect(await provider().slots(window)).toEqual({ kind: 'trouble', trouble });
  });

  it('say how long to wait when asked too often', async () => {
    const headers = { 'Retry-After': '30' };
    network.use(
      http.get(slotsUrl, () => new HttpResponse('{}', { status: 429, headers })),
    );
    expect(await provider().slots(window)).toEqual({
      kind: 'trouble',
      trouble: 'busy',
      waitMs: 30_000,
    });
  });
});

describe('booking with Cal.com', () => {
  it('sends name and e-mail in the body only, with our key to find it again', async () => {
    let asked: Request | undefined;
    network.use(
      http.post(bookingsUrl, ({ request: incoming }) => {
        asked = incoming.clone();
        return HttpResponse.json(
          { status: 'success', data: { uid: 'u1', start, status: 'accepted' } },
          { status: 201 },
        );
      }),
    );
    expect(await book()).toEqual({ kind: 'booked', start });
    expect(asked?.url).toBe(bookingsUrl);
    expect(asked?.headers.get('cal-api-version')).toBe('2026-02-25');
    expect(await asked?.json()).toEqual({
      eventTypeId: 4242,
      start,
      attendee: {
        name: 'Ada Test',
        email: 'ada@mail.example',
        timeZone: 'Europe/London',
      },
      metadata: { requestKey: 'key-12345' },
    });
  });

  it('tells a booking that the clinic has yet to confirm', async () => {
    const data = { uid: 'u1', start, status: 'pending' };
    network.use(
      http.post(bookingsUrl, () => HttpResponse.json({ data }, { status: 201 })),
    );
    expect(await book()).toEqual({ kind: 'requested', start });
  });

  const foundAgain = (metadata: object = { requestKey: 'key-12345' }) =>
    http.get(bookingsUrl, ({ request: incoming }) => {
      expect(incoming.url).not.toContain('ada');
      return HttpResponse.json({ data: [{ start, status: 'accepted', metadata }] });
    });
  const nothingFound = http.get(bookingsUrl, () => HttpResponse.json({ data: [] }));

  it.each([
    ['a conflict', () => refusal('Booking already exists', 409)],
    ['a taken time', () => refusal(taken)],
    ['no answer in time', never],
    ['a fault', () => refusal('Internal server error', 500)],
  ])('knows after %s that an earlier attempt was booked', async (_, answer) => {
    network.use(http.post(bookingsUrl, answer), foundAgain());
    expect(await book()).toEqual({ kind: 'already', start });
  });

  it.each([
    ['gone', () => refusal('Booking already exists', 409)],
    ['gone', () => refusal(taken)],
    ['gone', () => refusal('Attempting to book a meeting in the past.')],
    ['declined', () => refusal('responses - {title}error_required_field')],
    ['unsure', never],
    ['unsure', () => HttpResponse.json({ ok: true }, { status: 201 })],
  ] as const)('ends as %s when nothing is found (case %#)', async (kind, answer) => {
    network.use(http.post(bookingsUrl, answer), nothingFound);
    expect(await book()).toEqual({ kind });
  });

  it.each([
    ['refused', () => refusal('Invalid API key', 401)],
    ['busy', () => refusal('Too many', 429)],
    ['down', () => refusal('Internal server error', 502)],
    [
      'changed',
      () => new HttpResponse(null, { status: 302, headers: { Location: '/x' } }),
    ],
  ] as const)('is in trouble, %s, when nothing was booked', async (trouble, answer) => {
    network.use(http.post(bookingsUrl, answer), nothingFound);
    expect(await book()).toEqual({ kind: 'trouble', trouble });
  });

  it('takes no booking of somebody else for its own', async () => {
    const foreign = foundAgain({ requestKey: 'key-of-others' });
    network.use(
      http.post(bookingsUrl, () => refusal(taken)),
      foreign,
    );
    expect(await book()).toEqual({ kind: 'gone' });
  });

  it('is honest about a doubt that it cannot clear up', async () => {
    network.use(
      http.post(bookingsUrl, () => refusal('Internal server error', 500)),
      http.get(bookingsUrl, never),
    );
    expect(await book()).toEqual({ kind: 'unsure' });
  });
});
