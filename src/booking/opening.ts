import type { Clinic } from '../schema/clinic.ts';
import { weekdays } from '../schema/weekday.ts';
import { clockTime, dayName, weekdayName } from './clock-words.ts';
import { fill } from './fill.ts';
import { addDays, wallTime, weekdayOf } from './zoned.ts';

/** Whether the clinic is open at a moment, in a sentence for visitors. */
export type OpeningState = { readonly isOpen: boolean; readonly text: string };

/** A stretch of opening in minutes since midnight, `from` included, `to` not. */
export type Stretch = { readonly from: number; readonly to: number };

type Words = Readonly<Record<string, string>>;
type Hours = Pick<Clinic, 'hours' | 'bankHolidays'>;

/** What the clinic's hours say about a moment, before any words. */
export type Opening =
  | { readonly kind: 'open'; readonly day: string; readonly until: number }
  | {
      readonly kind: 'opens';
      readonly day: string;
      readonly from: number;
      readonly daysAhead: number;
      /** Why it is closed now, where that is no ordinary evening. */
      readonly because: 'break' | 'holiday' | null;
      /** The bank holiday's name; '' on other days. */
      readonly holiday: string;
    }
  | { readonly kind: 'closed' };

/** How far ahead the next opening is looked for, in days. */
const maxDaysAhead = 21;

/** Further ahead than this, the name of a weekday alone would be taken for this week's. */
const daysOfOneWeek = 7;

/** Finds whether the clinic is open, by its own wall clock, or when it next opens. */
export const openingAt = (clinic: Hours, now: Date): Opening => {
  const { day, minutes } = wallTime(now, clinic.hours['time-zone']);
  const current = stretchesOn(clinic, day).find(
    ({ from, to }) => from <= minutes && minutes < to,
  );
  if (current !== undefined) return { kind: 'open', day, until: current.to };
  for (let daysAhead = 0; daysAhead <= maxDaysAhead; daysAhead += 1) {
    const other = addDays(day, daysAhead);
    const next = stretchesOn(clinic, other).find(
      ({ from }) => daysAhead > 0 || from > minutes,
    );
    if (next === undefined) continue;
    const why = whyClosed(clinic, day, daysAhead === 0 ? minutes : 0);
    return { kind: 'opens', day: other, from: next.from, daysAhead, ...why };
  }
  return { kind: 'closed' };
};

const whyClosed = (
  clinic: Hours,
  day: string,
  minutes: number,
): Pick<Extract<Opening, { kind: 'opens' }>, 'because' | 'holiday'> => {
  const stretches = stretchesOn(clinic, day);
  const holiday = clinic.bankHolidays.find((one) => one.day === day)?.name ?? '';
  if (stretches.length === 0 && holiday !== '') return { because: 'holiday', holiday };
  const isBreak = stretches.some(({ to }) => to <= minutes);
  return { because: isBreak ? 'break' : null, holiday: '' };
};

/**
 * Says whether the clinic is open now, and until or from when.
 * `words` are the sentences of `wording.yaml` under 'opening', with {time}, {day}, {holiday}.
 */
export const openingState = (clinic: Hours, words: Words, now: Date): OpeningState => {
  const opening = openingAt(clinic, now);
  switch (opening.kind) {
    case 'open':
      return {
        isOpen: true,
        text: fill(words['open-until'], { time: clockTime(opening.until) }),
      };
    case 'opens':
      return { isOpen: false, text: opensText(words, opening) };
    case 'closed':
      return { isOpen: false, text: words.closed ?? '' };
    default:
      return opening satisfies never;
  }
};

const opensText = (
  words: Words,
  opening: Extract<Opening, { kind: 'opens' }>,
): string => {
  const { day, from, daysAhead, because, holiday } = opening;
  const time = clockTime(from);
  if (daysAhead === 0) {
    return fill(words[because === 'break' ? 'opens-again' : 'opens-today'], { time });
  }
  if (because === 'holiday') {
    const next = daysAhead === 1 ? words.tomorrow : undefined;
    return fill(words['closed-holiday'], {
      holiday,
      day: next ?? shortDay(day, daysAhead),
      time,
    });
  }
  if (daysAhead === 1) return fill(words['opens-tomorrow'], { time });
  return fill(words['opens-on'], { day: shortDay(day, daysAhead), time });
};

const shortDay = (day: string, daysAhead: number): string =>
  daysAhead < daysOfOneWeek ? weekdayName(day) : dayName(day);

/**
 * The hours of one calendar day: those of an exception come first, then a bank holiday
 * closes the day, then the week's count. Stretches that touch are one.
 */
export const stretchesOn = (
  { hours, bankHolidays }: Hours,
  day: string,
): readonly Stretch[] => {
  const exception = hours.exceptions.find((one) => one.day === day);
  if (exception !== undefined) return joined(exception.hours);
  if (bankHolidays.some((holiday) => holiday.day === day)) return [];
  const weekday = weekdays[weekdayOf(day)];
  return weekday === undefined ? [] : joined(hours.week[weekday] ?? []);
};

const joined = (ranges: readonly (readonly [string, string])[]): readonly Stretch[] => {
  const stretches = ranges
    .map(([from, to]) => ({ from: toMinutes(from), to: toMinutes(to) }))
    .sort((a, b) => a.from - b.from);
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const last = result.at(-1);
    if (last === undefined || last.to < stretch.from) result.push(stretch);
    else result.splice(-1, 1, { from: last.from, to: Math.max(last.to, stretch.to) });
  }
  return result;
};

const toMinutes = (time: string): number => {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
};
