import type { Slot, SlotProvider, Trouble } from './provider.ts';
import { addDays, wallTime } from './zoned.ts';

/** How far ahead times are offered, in days. */
export const horizonDays = 60;
/** Times shown at once: more would fill a phone's screen several times over. */
const pageSize = 20;
/** Windows looked into before the visitor is told that nothing is free. */
const maxWindows = 2;

/** Some free times, and where later ones begin; `more` is a day or a moment. */
export type FreeTimes =
  | {
      readonly kind: 'times';
      readonly slots: readonly Slot[];
      readonly more: string | null;
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

const cursorShape = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\.\d{3}Z)?$/;

type Options = {
  readonly provider: SlotProvider;
  readonly timeZone: string;
  readonly now: Date;
  /** Where to begin: a day or a moment that an earlier page named; '' for now. */
  readonly after: string;
};

/** Finds the next free times from a place on; an invalid or past place means now. */
export const findFreeTimes = async ({
  provider,
  timeZone,
  now,
  after,
}: Options): Promise<FreeTimes> => {
  const today = wallTime(now, timeZone).day;
  const horizon = addDays(today, horizonDays);
  const isPlace = cursorShape.test(after) && !Number.isNaN(Date.parse(after));
  const moment = isPlace ? new Date(after) : now;
  const isDay = isPlace && !after.includes('T');
  const wanted = isDay ? after : wallTime(moment, timeZone).day;
  const threshold = isDay || moment < now ? now : moment;

  let from = wanted < today ? today : wanted;
  for (let window = 0; window < maxWindows && from <= horizon; window += 1) {
    const last = addDays(from, provider.windowDays - 1);
    const to = last < horizon ? last : horizon;
    const found = await provider.slots({ from, to });
    if (found.kind === 'trouble') return found;
    const slots = found.slots.filter(
      ({ start }) => Date.parse(start) > threshold.getTime(),
    );
    const next = addDays(to, 1);
    const shown = slots.slice(0, pageSize);
    if (shown.length > 0) {
      const isRest = slots.length > pageSize;
      const end = next <= horizon ? next : null;
      return {
        kind: 'times',
        slots: shown,
        more: isRest ? (shown.at(-1)?.start ?? end) : end,
      };
    }
    from = next;
  }
  return { kind: 'none' };
};
