import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freeStarts } from './calcom-times.ts';
import { localStart } from './local-start.ts';

/** The one event type that the double knows, and the key of its owner. */
export const eventTypeId = 4242;
export const apiKey = 'cal_test_0123456789';

type Attendee = {
  readonly name: string;
  readonly email: string;
  readonly timeZone: string;
};

/** A booking as Cal.com keeps it. */
export type CalcomBooking = {
  readonly uid: string;
  readonly start: string;
  readonly attendee: Attendee;
  readonly metadata: Readonly<Record<string, string>>;
};

/**
 * What the double does wrong: it is slow, limited, down or speaks another shape; or it
 * books and then never says so, which is the hardest for a caller.
 */
export type CalcomFault = 'slow' | 'limited' | 'down' | 'changed' | 'books-silently';

export type CalcomDouble = {
  readonly origin: string;
  readonly bookings: CalcomBooking[];
  /** Method and path of each request. */
  readonly requests: string[];
  fault: CalcomFault | null;
  /** Somebody else books a time on Cal.com's own page. */
  readonly take: (start: string) => void;
  readonly close: () => Promise<void>;
};

/** An answer of the API: its envelope for success and for errors. */
type Answer = { readonly status: number; readonly body: object };

const success = (data: unknown, status = 200, more = {}): Answer => ({
  status,
  body: { status: 'success', data, ...more },
});
const failure = (status: number, code: string, message: string): Answer => ({
  status,
  body: {
    status: 'error',
    timestamp: new Date().toISOString(),
    error: { code, message, details: { message, error: code, statusCode: status } },
  },
});
const badRequest = (message: string): Answer =>
  failure(400, 'BadRequestException', message);
const taken = badRequest(
  'User either already has booking at this time or is not available',
);

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  try {
    return JSON.parse(Buffer.concat(pieces).toString());
  } catch {
    return undefined;
  }
};

type Asked = {
  readonly start?: unknown;
  readonly eventTypeId?: unknown;
  readonly attendee?: Partial<Record<keyof Attendee, unknown>>;
  readonly metadata?: Record<string, string>;
};

const isAttendee = (value: Asked['attendee']): value is Attendee =>
  typeof value?.name === 'string' &&
  typeof value.email === 'string' &&
  /^\S+@\S+\.\S+$/.test(value.email) &&
  typeof value.timeZone === 'string';

/** The API over the bookings made so far; pure but for the bookings it adds. */
const createApi = (bookings: CalcomBooking[], now: () => Date) => {
  const isFree = (start: string): boolean =>
    !bookings.some((booking) => booking.start === start);

  const slots = (query: URLSearchParams, version: string | undefined): Answer => {
    const [from, to] = [query.get('start') ?? '', query.get('end') ?? ''];
    const timeZone = query.get('timeZone') ?? 'UTC';
    if (Number(query.get('eventTypeId')) !== eventTypeId) {
      return failure(404, 'NotFoundException', 'Event Type not found');
    }
    if (Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to))) {
      return badRequest('start and end must be valid dates');
    }
    const byDay: Record<string, { start: string }[]> = {};
    for (const { day, start } of freeStarts({ from, to, timeZone, now: now() })) {
      if (!isFree(start)) continue;
      byDay[day] ??= [];
      byDay[day]?.push({ start: localStart(start, timeZone) });
    }
    // Without this version an older resource answers, in its own shape.
    return version === '2024-09-04' ? success(byDay) : success({ slots: byDay });
  };

  const book = (body: Asked | undefined): Answer => {
    const start = String(body?.start);
    if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(start)) {
      return badRequest('start must be a valid ISO 8601 date string in UTC');
    }
    if (!isAttendee(body?.attendee))
      return badRequest('attendee - {email}email_validation');
    if (body.eventTypeId !== eventTypeId) {
      return failure(404, 'NotFoundException', 'Event type not found.');
    }
    if (Date.parse(start) < now().getTime()) {
      return badRequest('Attempting to book a meeting in the past.');
    }
    const day = start.slice(0, 10);
    const offered = freeStarts({
      from: day,
      to: day,
      timeZone: 'Europe/London',
      now: now(),
    });
    if (!isFree(start) || !offered.some((one) => one.start === start)) return taken;
    const booking: CalcomBooking = {
      uid: randomUUID(),
      start,
      attendee: body.attendee,
      metadata: body.metadata ?? {},
    };
    bookings.push(booking);
    return success(shown(booking), 201);
  };

  const list = (query: URLSearchParams, key: string | undefined): Answer => {
    if (key !== `Bearer ${apiKey}`) {
      return failure(401, 'UnauthorizedException', 'Invalid API key');
    }
    const after = Date.parse(query.get('afterStart') ?? '1970-01-01');
    const found = bookings.filter(({ start }) => Date.parse(start) >= after);
    const page = found.slice(0, Number(query.get('take') ?? 100));
    return success(page.map(shown), 200, { pagination: { totalItems: found.length } });
  };

  return { slots, book, list };
};

const hourMs = 3_600_000;

const shown = ({ uid, start, attendee, metadata }: CalcomBooking) => ({
  uid,
  status: 'accepted',
  start,
  end: new Date(Date.parse(start) + hourMs / 2).toISOString(),
  duration: 30,
  eventTypeId,
  attendees: [{ ...attendee, absent: false }],
  metadata,
});

const faults: Readonly<Record<'limited' | 'down' | 'changed', Answer>> = {
  limited: failure(429, 'ThrottlerException', 'Too Many Requests'),
  down: failure(500, 'InternalServerErrorException', 'Internal server error'),
  changed: { status: 200, body: { availability: [] } },
};

/**
 * Stands in for the API of Cal.com, version 2: free times on working days from nine to
 * five, booking, and finding bookings again, with its headers, envelopes and refusals.
 */
export const startCalcom = async (now: () => Date): Promise<CalcomDouble> => {
  const bookings: CalcomBooking[] = [];
  const requests: string[] = [];
  const api = createApi(bookings, now);
  const open = new Set<ServerResponse>();

  const answer = async (request: IncomingMessage): Promise<Answer | null> => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://double');
    requests.push(`${request.method} ${pathname}`);
    const body = await bodyOf(request);
    const header = (name: string): string | undefined =>
      request.headers[name]?.toString();
    const { fault } = double;
    if (fault === 'slow') return null;
    if (fault !== null && fault !== 'books-silently') return faults[fault];
    switch (`${request.method} ${pathname}`) {
      case 'GET /v2/slots':
        return api.slots(searchParams, header('cal-api-version'));
      case 'GET /v2/bookings':
        return api.list(searchParams, header('authorization'));
      case 'POST /v2/bookings': {
        if (header('cal-api-version') !== '2026-02-25') {
          return badRequest('cal-api-version is not supported');
        }
        const made = api.book(body as Asked | undefined);
        return fault === 'books-silently' ? null : made;
      }
      default:
        return failure(404, 'NotFoundException', `Cannot ${request.method} ${pathname}`);
    }
  };

  const server = createServer(async (request, response) => {
    const given = await answer(request);
    if (given === null) {
      open.add(response);
      return;
    }
    response.writeHead(given.status, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(given.body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const double: CalcomDouble = {
    origin: `http://127.0.0.1:${port}`,
    bookings,
    requests,
    fault: null,
    take: (start) => {
      const attendee = { name: 'B', email: 'b@mail.example', timeZone: 'Europe/London' };
      bookings.push({ uid: randomUUID(), start, attendee, metadata: {} });
    },
    close: async () => {
      for (const response of open) response.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return double;
};
