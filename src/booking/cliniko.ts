import * as z from 'zod/mini';
import type { Booking } from '../schema/clinic.ts';
import { wholeNumber } from '../schema/whole-number.ts';
import type { Caller } from './call.ts';
import { callJson } from './call.ts';
import { instantSchema } from './instant.ts';
import type { Slot, SlotProvider, Slots, Window } from './provider.ts';
import { troubled } from './provider.ts';

/** Cliniko answers for at most seven days in one question. */
const windowDays = 7;
const pageSize = 100;
/** More pages than this for one practitioner's week are not read. */
const maxPages = 3;

/** Cliniko allows 200 requests a minute; some are left for the clinic's other programs. */
const requestsPerMinute = 150;
const minuteMs = 60_000;

const timesSchema = z.object({
  available_times: z.array(z.object({ appointment_start: instantSchema })),
  total_entries: z.optional(wholeNumber()),
});

const keyShard = /-([a-z]{2}\d{1,2})$/;

/** The shard that an API key belongs to: its ending ('…-uk2'); null where it has none. */
export const shardOf = (apiKey: string): string | null =>
  keyShard.exec(apiKey)?.[1] ?? null;

type Options = {
  readonly booking: Extract<Booking, { provider: 'cliniko' }>;
  readonly apiKey: string;
  readonly caller: Caller;
  readonly now: () => Date;
};

type Ask = (practitioner: string, window: Window) => Promise<Slots>;

/**
 * Cliniko: the free times of all chosen practitioners, asked in parallel. An appointment
 * is then made on Cliniko's own page, since its API would need a patient's record.
 */
export const createCliniko = (options: Options): SlotProvider => {
  const ask = asker(options);
  return {
    windowDays,
    async slots(window) {
      const answers = await Promise.all(
        options.booking['practitioner-ids'].map((id) => ask(id, window)),
      );
      const found = answers.filter((answer) => answer.kind === 'slots');
      const [first] = answers;
      if (found.length === 0) return first ?? { kind: 'slots', slots: [] };
      return { kind: 'slots', slots: inOrder(found.flatMap(({ slots }) => slots)) };
    },
  };
};

/** One slot for each time, in order; the practitioner who stands first has it. */
const inOrder = (slots: readonly Slot[]): readonly Slot[] => {
  const byStart = new Map<string, Slot>();
  for (const slot of slots) if (!byStart.has(slot.start)) byStart.set(slot.start, slot);
  return [...byStart.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
};

const asker = ({ booking, apiKey, caller, now }: Options): Ask => {
  const shard = shardOf(apiKey) ?? booking.shard;
  const headers = {
    Accept: 'application/json',
    Authorization: `Basic ${btoa(`${apiKey}:`)}`,
    'User-Agent': `Vetted (${booking['contact-email']})`,
  };
  const isWithinBudget = budget(now);

  return async (practitioner, { from, to }) => {
    const address = [
      `https://api.${shard}.cliniko.com/v1/businesses/${booking['business-id']}`,
      `practitioners/${practitioner}`,
      `appointment_types/${booking['appointment-type-id']}/available_times`,
    ].join('/');
    const slots: Slot[] = [];
    for (let page = 1; page <= maxPages; page += 1) {
      if (!isWithinBudget()) return { kind: 'trouble', trouble: 'busy' };
      const query = `from=${from}&to=${to}&page=${page}&per_page=${pageSize}`;
      const called = await callJson(caller, `${address}?${query}`, { headers });
      if (called.kind !== 'answered') return { kind: 'trouble', trouble: called.kind };
      if (called.status !== 200) return troubled(called.status, called.headers, now());
      const parsed = timesSchema.safeParse(called.body);
      if (!parsed.success) return { kind: 'trouble', trouble: 'changed' };
      const { available_times: times, total_entries: total = 0 } = parsed.data;
      for (const { appointment_start: start } of times) {
        slots.push({ start: new Date(start).toISOString(), practitioner });
      }
      if (times.length < pageSize || slots.length >= total) break;
    }
    return { kind: 'slots', slots };
  };
};

/** Counts requests of the last minute, and says whether one more may be made. */
const budget = (now: () => Date): (() => boolean) => {
  let made: number[] = [];
  return () => {
    const time = now().getTime();
    made = made.filter((earlier) => time - earlier < minuteMs && earlier <= time);
    if (made.length >= requestsPerMinute) return false;
    made.push(time);
    return true;
  };
};
