import Holidays from 'date-holidays';
import type { Clinic } from '../schema/clinic.ts';

const regions = {
  'england-and-wales': 'ENG',
  scotland: 'SCT',
  'northern-ireland': 'NIR',
} as const;

/** Years after the current one that the compiled knowledge covers. */
const yearsAhead = 3;

/**
 * The bank holidays from this year to three years ahead, and the last day they cover.
 * A holiday that falls on a weekend is listed together with its substitute day.
 */
export const bankHolidays = (
  region: Clinic['hours']['bank-holidays'],
  today: string,
): Pick<Clinic, 'bankHolidays' | 'bankHolidaysUntil'> => {
  const first = Number(today.slice(0, 4));
  const last = first + yearsAhead;
  const bankHolidaysUntil = `${last}-12-31`;
  if (region === 'none') return { bankHolidays: [], bankHolidaysUntil };
  const calendar = new Holidays('GB', regions[region], { types: ['public'] });
  calendar.setLanguages('en');
  const days = [];
  for (let year = first; year <= last; year++) {
    for (const { date, name } of calendar.getHolidays(year)) {
      days.push({ day: date.slice(0, 10), name });
    }
  }
  days.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return { bankHolidays: days, bankHolidaysUntil };
};
