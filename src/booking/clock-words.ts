import { weekdays } from '../schema/weekday.ts';
import { weekdayOf } from './zoned.ts';

const noon = 12 * 60;
const wholeDay = 24 * 60;

/** A time as the NHS writes it: '9am', '6:30pm', 'midday', 'midnight'. */
export const clockTime = (minutes: number): string => {
  if (minutes === noon) return 'midday';
  if (minutes % wholeDay === 0) return 'midnight';
  const hour = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const shown = `${hour % 12 === 0 ? 12 : hour % 12}`;
  const past = rest === 0 ? '' : `:${`${rest}`.padStart(2, '0')}`;
  return `${shown}${past}${hour < 12 ? 'am' : 'pm'}`;
};

/** 'Tuesday' */
export const weekdayName = (day: string): string => {
  const name = weekdays[weekdayOf(day)] ?? '';
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
};

const dayAndMonth = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** 'Tuesday 24 November' */
export const dayName = (day: string): string =>
  `${weekdayName(day)} ${dayAndMonth.format(new Date(`${day}T00:00:00Z`))}`;
