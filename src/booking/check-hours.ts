import type { ClinicSource } from '../schema/clinic.ts';
import type { SourceProblem } from '../schema/content-problem.ts';
import { weekdays } from '../schema/weekday.ts';

type Range = readonly [string, string];
type Path = SourceProblem['path'];

const error = (path: Path, message: string): SourceProblem => ({
  severity: 'error',
  path,
  message,
});

/** What the schema cannot say about opening hours: order, overlap, calendar, time zone. */
export const checkHours = ({ hours }: Pick<ClinicSource, 'hours'>): SourceProblem[] => [
  ...checkTimeZone(hours['time-zone']),
  ...weekdays.flatMap((day) =>
    checkRanges(hours.week[day] ?? [], ['hours', 'week', day]),
  ),
  ...hours.exceptions.flatMap((exception, index) => {
    const path = ['hours', 'exceptions', index];
    const isRepeated = hours.exceptions
      .slice(0, index)
      .some(({ day }) => day === exception.day);
    return [
      ...checkDay(exception.day, isRepeated, [...path, 'day']),
      ...checkRanges(exception.hours, [...path, 'hours']),
    ];
  }),
];

const checkTimeZone = (name: string): SourceProblem[] => {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return [];
  } catch {
    return [
      error(
        ['hours', 'time-zone'],
        `"${name}" is not a time zone. Write one such as Europe/London.`,
      ),
    ];
  }
};

const checkDay = (day: string, isRepeated: boolean, path: Path): SourceProblem[] => {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) {
    return [
      error(path, `"${day}" is not a day of the calendar. Write it as YYYY-MM-DD.`),
    ];
  }
  return isRepeated
    ? [
        error(
          path,
          `${day} stands here twice. Put all hours of a day under one exception.`,
        ),
      ]
    : [];
};

const checkRanges = (ranges: readonly Range[], path: Path): SourceProblem[] =>
  ranges.flatMap(([from, to], index) => {
    const before = ranges[index - 1];
    if (to <= from) {
      return [
        error(
          [...path, index],
          `Opening from ${from} to ${to} ends before it begins. Write the earlier time first; past midnight is not supported.`,
        ),
      ];
    }
    if (before !== undefined && from < before[1]) {
      return [
        error(
          [...path, index],
          `Opening from ${from} begins before the one above it ends (${before[1]}). Put the times of a day in order, without overlap.`,
        ),
      ];
    }
    return [];
  });
