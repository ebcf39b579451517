import type { Clinic } from '../schema/clinic.ts';
import type { Settings } from '../schema/settings.ts';
import { bookOnce } from './book-once.ts';
import { createCalcom } from './calcom.ts';
import type { Caller } from './call.ts';
import { createCliniko } from './cliniko.ts';
import type { SlotProvider, Slots, Window } from './provider.ts';

type Options = {
  readonly clinic: Clinic;
  readonly settings: Pick<Settings, 'CALCOM_API_KEY' | 'CLINIKO_API_KEY'>;
  readonly caller: Caller;
  readonly now: () => Date;
};

/** How long free times are believed. */
const freshMs = 60_000;
/** How long a fault is remembered, so that not every visitor waits for a dead service. */
const faultMs = 5000;
const maxWindows = 64;

/** The provider of live slots that the clinic has chosen; null where it only has a link. */
export const slotProvider = ({
  clinic: { booking, hours },
  settings,
  caller,
  now,
}: Options): SlotProvider | null => {
  switch (booking.provider) {
    case 'calcom': {
      const timeZone = hours['time-zone'];
      return createCalcom({
        booking,
        timeZone,
        apiKey: settings.CALCOM_API_KEY,
        caller,
        now,
      });
    }
    case 'cliniko': {
      const apiKey = settings.CLINIKO_API_KEY;
      return apiKey === undefined
        ? null
        : createCliniko({ booking, apiKey, caller, now });
    }
    case 'link':
    case 'jane':
    case 'nookal':
    case 'acuity':
    case 'calendly':
    case 'square':
      return null;
    default:
      return booking satisfies never;
  }
};

/**
 * Keeps free times for a minute, leaves a service alone that asked for it, and makes a
 * repeated booking one. Only times that have arrived are kept: a request never waits on
 * another request's question.
 */
export const withCache = (provider: SlotProvider, now: () => Date): SlotProvider => {
  const kept = new Map<string, { readonly until: number; readonly slots: Slots }>();
  let leftAloneUntil = 0;

  const keep = (name: string, slots: Slots): void => {
    const time = now().getTime();
    if (slots.kind === 'trouble' && slots.waitMs !== undefined) {
      leftAloneUntil = time + slots.waitMs;
    }
    if (kept.size >= maxWindows) kept.clear();
    kept.set(name, { until: time + (slots.kind === 'slots' ? freshMs : faultMs), slots });
  };

  const book = provider.book && bookOnce(provider.book);
  const bookAndForget: SlotProvider['book'] = async (request) => {
    const booked = (await book?.(request)) ?? { kind: 'unsure' };
    // Whatever came of it, the times are no longer what they were.
    kept.clear();
    return booked;
  };

  return {
    windowDays: provider.windowDays,
    async slots(window: Window) {
      const time = now().getTime();
      const name = `${window.from} ${window.to}`;
      const known = kept.get(name);
      // A clock that jumped back must not keep old times alive.
      const isFresh = known !== undefined && known.until - time <= freshMs;
      if (isFresh && time < known.until) return known.slots;
      if (time < leftAloneUntil) return { kind: 'trouble', trouble: 'busy' };
      const slots = await provider.slots(window);
      keep(name, slots);
      return slots;
    },
    ...(book === undefined ? {} : { book: bookAndForget }),
  };
};
