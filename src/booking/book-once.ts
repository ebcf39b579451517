import type { Booked, BookingRequest } from './provider.ts';

type Book = (request: BookingRequest) => Promise<Booked>;

/** How many bookings are remembered; only their keys and times, and only in memory. */
const maxRemembered = 500;
/** Longer than a booking can take; the request that made it may have been cut off. */
const longestMs = 9000;

const isMade = (booked: Booked): booked is Extract<Booked, { start: string }> =>
  booked.kind === 'booked' || booked.kind === 'requested' || booked.kind === 'already';

/**
 * Makes a repeated request one booking: a second one with the same key and time waits
 * for the first and hears of its result. One that failed may be tried again.
 */
export const bookOnce = (book: Book): Book => {
  const made = new Map<string, Promise<Booked>>();
  return async (request) => {
    const name = `${request.key} ${request.start}`;
    const earlier = made.get(name);
    if (earlier !== undefined) {
      const booked = await within(longestMs, earlier);
      return isMade(booked) ? { kind: 'already', start: booked.start } : booked;
    }
    const work = book(request);
    made.set(name, work);
    const [oldest] = made.keys();
    if (made.size > maxRemembered && oldest !== undefined) made.delete(oldest);
    const booked = await work;
    if (!isMade(booked)) made.delete(name);
    return booked;
  };
};

const within = async (ms: number, work: Promise<Booked>): Promise<Booked> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Booked>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'unsure' }), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
