import type { Clinic, ClinicSource } from '../schema/clinic.ts';
import { weekdays } from '../schema/clinic.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import { bankHolidays } from './bank-holidays.ts';
import type { YamlSource } from './parse-yaml.ts';
import { errorAt } from './problems.ts';
import { telephoneLink } from './references.ts';

type Range = readonly [string, string];
type Path = readonly (string | number)[];

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const rangeProblems = (ranges: readonly Range[], path: Path): [Path, string][] =>
  ranges.flatMap(([from, to], index): [Path, string][] => {
    const before = ranges[index - 1];
    const here = [...path, index];
    if (to <= from) {
      return [
        [
          here,
          `Opening from ${from} to ${to} ends before it begins. Write the earlier time first; past midnight is not supported.`,
        ],
      ];
    }
    if (before !== undefined && from < before[1]) {
      return [
        [
          here,
          `Opening from ${from} begins before the one above it ends (${before[1]}). Put the times of a day in order, without overlap.`,
        ],
      ];
    }
    return [];
  });

/** What a schema cannot say about clinic.yaml. */
const clinicProblems = (clinic: ClinicSource): [Path, string][] => {
  const { hours, booking } = clinic;
  const problems: [Path, string][] = [];
  if (!isTimeZone(hours['time-zone'])) {
    problems.push([
      ['hours', 'time-zone'],
      `"${hours['time-zone']}" is not a time zone. Write one such as Europe/London.`,
    ]);
  }
  for (const day of weekdays) {
    problems.push(...rangeProblems(hours.week[day] ?? [], ['hours', 'week', day]));
  }
  for (const [index, exception] of hours.exceptions.entries()) {
    const path = ['hours', 'exceptions', index];
    const date = new Date(`${exception.day}T00:00:00Z`);
    if (
      Number.isNaN(date.getTime()) ||
      date.toISOString().slice(0, 10) !== exception.day
    ) {
      problems.push([
        [...path, 'day'],
        `"${exception.day}" is not a day of the calendar. Write it as YYYY-MM-DD.`,
      ]);
    }
    problems.push(...rangeProblems(exception.hours, [...path, 'hours']));
  }
  if (!/^tel:\+?\d{3,15}$/.test(telephoneLink(clinic.phone))) {
    problems.push([
      ['phone'],
      `"${clinic.phone}" is not a telephone number. Use digits and spaces.`,
    ]);
  }
  if (booking.provider === 'link') {
    const { host } = new URL(booking.url);
    if (!clinic['booking-hosts'].includes(host)) {
      problems.push([
        ['booking', 'url'],
        `Booking leads to "${host}", which is not in "booking-hosts". Add the host there if it is really the clinic's booking page.`,
      ]);
    }
  }
  return problems;
};

/** Compiles clinic.yaml: checks it and computes the bank holidays. */
export const compileClinic = (
  source: ClinicSource,
  yaml: YamlSource,
  today: string,
): { readonly clinic: Clinic; readonly problems: readonly ContentProblem[] } => ({
  clinic: {
    ...source,
    phoneHref: telephoneLink(source.phone),
    ...bankHolidays(source.hours['bank-holidays'], today),
  },
  problems: clinicProblems(source).map(([path, message]) =>
    errorAt({ file: yaml.file, line: yaml.lineOf(path) }, message),
  ),
});
