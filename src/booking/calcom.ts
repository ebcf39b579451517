import * as z from 'zod/mini';
import type { Booking } from '../schema/clinic.ts';
import type { Called, Caller } from './call.ts';
import { callJson } from './call.ts';
import { instantSchema } from './instant.ts';
import type { Booked, BookingRequest, SlotProvider, Slots } from './provider.ts';
import { troubled, troubleOf } from './provider.ts';

const api = 'https://api.cal.com/v2';

/** The versions of the two resources that this speaks; Cal.com needs one in each call. */
const slotsVersion = '2024-09-04';
const bookingsVersion = '2026-02-25';

/** Under this name a booking carries our key in its metadata, to be found again. */
const keyName = 'requestKey';

const slotsSchema = z.object({
  /** By day. */
  data: z.catchall(z.object({}), z.array(z.object({ start: instantSchema }))),
});
const bookingSchema = z.object({
  start: instantSchema,
  status: z.string(),
  metadata: z.nullish(z.looseObject({})),
});
const createdSchema = z.object({ data: bookingSchema });
const listSchema = z.object({ data: z.array(bookingSchema) });
const errorSchema = z.object({ error: z.object({ message: z.string() }) });

/**
 * How Cal.com says that a time is gone; its status is 400 as for any other refusal.
 * Words of its API's own messages (handleBookingError in its source).
 */
const goneWords =
  /already has booking|not available|no longer available|no_available_users|hosts_unavailable|out_of_bounds|can't be booked at|in the past/i;

/** Whether a refusal means that the time is gone. */
export const saysGone = (message: string): boolean => goneWords.test(message);

type Options = {
  readonly booking: Extract<Booking, { provider: 'calcom' }>;
  readonly timeZone: string;
  /** Needed for private event types, and to find a booking again after a doubt. */
  readonly apiKey: string | undefined;
  readonly caller: Caller;
  readonly now: () => Date;
};

/** Cal.com, API version 2: free times, and booking one. */
export const createCalcom = (options: Options): SlotProvider => ({
  windowDays: options.booking['days-ahead'],
  slots: (window) => readSlots(options, window),
  book: (request) => book(options, request),
});

const headersOf = ({ apiKey }: Options, version: string): Record<string, string> => ({
  Accept: 'application/json',
  'cal-api-version': version,
  ...(apiKey === undefined ? {} : { Authorization: `Bearer ${apiKey}` }),
});

const readSlots = async (
  options: Options,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Slots> => {
  const { booking, timeZone, caller, now } = options;
  const query = [
    `eventTypeId=${booking['event-type-id']}`,
    `start=${from}`,
    `end=${to}`,
    `timeZone=${encodeURIComponent(timeZone)}`,
  ].join('&');
  const called = await callJson(caller, `${api}/slots?${query}`, {
    headers: headersOf(options, slotsVersion),
  });
  if (called.kind !== 'answered') return { kind: 'trouble', trouble: called.kind };
  if (called.status !== 200) return troubled(called.status, called.headers, now());
  const parsed = slotsSchema.safeParse(called.body);
  if (!parsed.success) return { kind: 'trouble', trouble: 'changed' };
  const starts = Object.values(parsed.data.data)
    .flat()
    .map(({ start }) => new Date(start).toISOString())
    .sort();
  const slots = [...new Set(starts)].map((start) => ({ start, practitioner: null }));
  return { kind: 'slots', slots };
};

const book = async (options: Options, request: BookingRequest): Promise<Booked> => {
  const { booking, timeZone, caller } = options;
  const { start, name, email, key } = request;
  const called = await callJson(caller, `${api}/bookings`, {
    method: 'POST',
    headers: {
      ...headersOf(options, bookingsVersion),
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({
      eventTypeId: Number(booking['event-type-id']),
      start,
      attendee: { name, email, timeZone },
      metadata: { [keyName]: key },
    }),
  });
  if (called.kind === 'answered' && called.status >= 200 && called.status < 300) {
    const parsed = createdSchema.safeParse(called.body);
    return parsed.success ? madeOf(parsed.data.data) : { kind: 'unsure' };
  }
  const refusal = refusalOf(called);
  if (refusal !== null) return refusal;
  const found = await findAgain(options, request);
  if (found === 'unknown') return isGone(called) ? { kind: 'gone' } : { kind: 'unsure' };
  if (found === 'made') return { kind: 'already', start };
  if (isGone(called)) return { kind: 'gone' };
  // It was not there yet; whether a slow call still makes it, nobody can say.
  return called.kind === 'slow'
    ? { kind: 'unsure' }
    : { kind: 'trouble', trouble: 'down' };
};

const madeOf = ({ start, status }: z.infer<typeof bookingSchema>): Booked => ({
  kind: status.toLowerCase() === 'accepted' ? 'booked' : 'requested',
  start: new Date(start).toISOString(),
});

const messageOf = (called: Called): string => {
  if (called.kind !== 'answered') return '';
  const parsed = errorSchema.safeParse(called.body);
  return parsed.success ? parsed.data.error.message : '';
};

const isGone = (called: Called): boolean =>
  called.kind === 'answered' && (called.status === 409 || saysGone(messageOf(called)));

/** A refusal after which nothing can have been booked; null where something might. */
const refusalOf = (called: Called): Booked | null => {
  if (called.kind !== 'answered' || isGone(called)) return null;
  const trouble = troubleOf(called.status);
  switch (trouble) {
    case 'busy':
    case 'refused':
      return { kind: 'trouble', trouble };
    case 'changed':
      return called.status === 400 || called.status === 422
        ? { kind: 'declined' }
        : { kind: 'trouble', trouble };
    case 'slow':
    case 'down':
      return null;
    default:
      return trouble satisfies never;
  }
};

/**
 * Looks whether an earlier attempt with the same key was booked after all. The question
 * holds the time only: no name and no address stands in a URL.
 */
const findAgain = async (
  options: Options,
  { start, key }: BookingRequest,
): Promise<'made' | 'not-made' | 'unknown'> => {
  if (options.apiKey === undefined) return 'unknown';
  const justBefore = new Date(Date.parse(start) - 1000).toISOString();
  const query = [
    `eventTypeId=${options.booking['event-type-id']}`,
    `afterStart=${encodeURIComponent(justBefore)}`,
    'status=upcoming,unconfirmed',
    'sortStart=asc',
    'take=20',
  ].join('&');
  const called = await callJson(options.caller, `${api}/bookings?${query}`, {
    headers: headersOf(options, bookingsVersion),
  });
  const parsed =
    called.kind === 'answered' && called.status === 200
      ? listSchema.safeParse(called.body)
      : null;
  if (!parsed?.success) return 'unknown';
  const isOurs = ({ metadata, ...one }: z.infer<typeof bookingSchema>): boolean =>
    metadata?.[keyName] === key && Date.parse(one.start) === Date.parse(start);
  return parsed.data.data.some(isOurs) ? 'made' : 'not-made';
};
