import type { Clinic } from '../schema/clinic.ts';
import { weekdays } from '../schema/clinic.ts';
import { addDays, wallTime, weekdayOf } from './zoned.ts';

/** Whether the clinic is open at a moment, in a sentence for visitors. */
export type OpeningState = { readonly isOpen: boolean; readonly text: string };

/** A stretch of opening in minutes since midnight, `from` included, `to` not. */
type Stretch = { readonly from: number; readonly to: number };

/** How far ahead the next opening is looked for, in days. */
const maxDaysAhead = 21;

/**
 * Says whether the clinic is open now, and until or from when, by its own wall clock.
 * Exceptions come before bank holidays, those before the week's hours.
 * `words` are the sentences of `wording.yaml` under 'opening', with {time} and {day}.
 */
export const openingState = (
  clinic: Pick<Clinic, 'hours' | 'bankHolidays'>,
  words: Readonly<Record<string, string>>,
  now: Date,
): OpeningState => {
  const { day, minutes } = wallTime(now, clinic.hours['time-zone']);
  const current = stretchesOn(clinic, day).find(
    ({ from, to }) => from <= minutes && minutes < to,
  );
  if (current !== undefined) {
    return {
      isOpen: true,
      text: fill(words['open-until'], { time: clockTime(current.to) }),
    };
  }
  for (let ahead = 0; ahead <= maxDaysAhead; ahead += 1) {
    const other = addDays(day, ahead);
    const next = stretchesOn(clinic, other).find(
      ({ from }) => ahead > 0 || from > minutes,
    );
    if (next === undefined) continue;
    const time = clockTime(next.from);
    return { isOpen: false, text: nextText(words, { ahead, day: other, time }) };
  }
  return { isOpen: false, text: words.closed ?? '' };
};

const nextText = (
  words: Readonly<Record<string, string>>,
  { ahead, day, time }: { ahead: number; day: string; time: string },
): string => {
  if (ahead === 0) return fill(words['opens-today'], { time });
  if (ahead === 1) return fill(words['opens-tomorrow'], { time });
  const isThisWeek = ahead < 7;
  const name = isThisWeek ? weekdayName(day) : `${weekdayName(day)} ${dayAndMonth(day)}`;
  return fill(words['opens-day'], { day: name, time });
};

/** The hours of one calendar day: exception, else bank holiday, else the week's. */
export const stretchesOn = (
  { hours, bankHolidays }: Pick<Clinic, 'hours' | 'bankHolidays'>,
  day: string,
): readonly Stretch[] => {
  const exception = hours.exceptions.find((one) => one.day === day);
  if (exception !== undefined) return exception.hours.map(toStretch);
  if (bankHolidays.some((holiday) => holiday.day === day)) return [];
  const weekday = weekdays[weekdayOf(day)];
  return weekday === undefined ? [] : (hours.week[weekday] ?? []).map(toStretch);
};

const toStretch = ([from, to]: readonly [string, string]): Stretch => ({
  from: toMinutes(from),
  to: toMinutes(to),
});

const toMinutes = (time: string): number => {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
};

/** NHS style: '9am', '6:30pm', 'midday', 'midnight'. */
export const clockTime = (minutes: number): string => {
  if (minutes === 12 * 60) return 'midday';
  if (minutes % (24 * 60) === 0) return 'midnight';
  const hour = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const shown = `${hour % 12 === 0 ? 12 : hour % 12}`;
  const past = rest === 0 ? '' : `:${`${rest}`.padStart(2, '0')}`;
  return `${shown}${past}${hour < 12 ? 'am' : 'pm'}`;
};

const weekdayName = (day: string): string => {
  const name = weekdays[weekdayOf(day)] ?? '';
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
};

const dayAndMonth = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));

const fill = (
  sentence: string | undefined,
  values: Readonly<Record<string, string>>,
): string =>
  (sentence ?? '').replaceAll(
    /\{(\w+)\}/gu,
    (whole, name: string) => values[name] ?? whole,
  );
