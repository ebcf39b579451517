/** A free time; `practitioner` is the id of whoever has it, where several could. */
export type Slot = {
  /** ISO 8601 in UTC. */
  readonly start: string;
  readonly practitioner: string | null;
};

/**
 * Why a booking service could not help: too slow, asked too often, our key refused,
 * unreachable or faulty, or answering in a shape that we do not know.
 */
export type Trouble = 'slow' | 'busy' | 'refused' | 'down' | 'changed';

export type Slots =
  | { readonly kind: 'slots'; readonly slots: readonly Slot[] }
  | {
      readonly kind: 'trouble';
      readonly trouble: Trouble;
      /** How long the service asks to be left alone. */
      readonly waitMs?: number;
    };

/** Calendar days in the clinic's time zone, both included. */
export type Window = { readonly from: string; readonly to: string };

export type BookingRequest = {
  /** ISO 8601 in UTC. */
  readonly start: string;
  readonly name: string;
  readonly email: string;
  /** Makes a repeated request one booking. */
  readonly key: string;
};

/** What came of a booking; `unsure` when it may or may not have been made. */
export type Booked =
  | { readonly kind: 'booked' | 'requested' | 'already'; readonly start: string }
  | { readonly kind: 'gone' | 'declined' | 'unsure' }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

/** A booking system that tells its free times; some can also be booked from here. */
export type SlotProvider = {
  /** The most days that one question may cover. */
  readonly windowDays: number;
  readonly slots: (window: Window) => Promise<Slots>;
  readonly book?: (request: BookingRequest) => Promise<Booked>;
};

const minuteMs = 60_000;
const longestWaitMs = 10 * minuteMs;

/** What a status that is no success means. */
export const troubleOf = (status: number): Trouble => {
  if (status === 429) return 'busy';
  if (status === 408 || status === 504) return 'slow';
  if (status === 401 || status === 403 || status === 404) return 'refused';
  return status >= 500 ? 'down' : 'changed';
};

/**
 * How long a 429 asks to wait: `Retry-After` in seconds, or `X-RateLimit-Reset` as the
 * second since 1970 when the limit ends; a minute if it says neither.
 */
export const waitOf = (headers: Headers, now: Date): number => {
  const after = Number(headers.get('retry-after') ?? Number.NaN) * 1000;
  const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN) * 1000;
  const wait = [after, reset - now.getTime()].find((ms) => ms > 0);
  return Math.min(wait ?? minuteMs, longestWaitMs);
};

/** A trouble together with the wait that a 429 asks for. */
export const troubled = (status: number, headers: Headers, now: Date): Slots => {
  const trouble = troubleOf(status);
  return trouble === 'busy'
    ? { kind: 'trouble', trouble, waitMs: waitOf(headers, now) }
    : { kind: 'trouble', trouble };
};
