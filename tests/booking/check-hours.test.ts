import { describe, expect, it } from 'vitest';
import { checkHours } from '../../src/booking/check-hours.ts';
import { hours } from './clinic.ts';

type Hours = ReturnType<typeof hours>;

const problems = (changes: Partial<Hours>): string[] =>
  checkHours({ hours: hours(changes) }).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

const monday = (...ranges: [string, string][]): Partial<Hours> => ({
  week: { ...hours().week, monday: ranges },
});

describe('checkHours', () => {
  it('accepts several stretches a day, touching or apart', () => {
    expect(
      problems(monday(['08:00', '12:00'], ['12:00', '14:00'], ['15:00', '20:00'])),
    ).toEqual([]);
  });

  it('refuses a stretch that ends before it begins', () => {
    expect(problems(monday(['13:00', '09:00']))).toEqual([
      expect.stringContaining(
        'hours.week.monday.0: Opening from 13:00 to 09:00 ends before',
      ),
    ]);
  });

  it('refuses an empty stretch', () => {
    expect(problems(monday(['09:00', '09:00']))).toHaveLength(1);
  });

  it('refuses stretches that overlap or are out of order', () => {
    expect(problems(monday(['09:00', '13:00'], ['12:30', '17:00']))).toEqual([
      expect.stringContaining('hours.week.monday.1: Opening from 12:30 begins before'),
    ]);
    expect(problems(monday(['14:00', '17:00'], ['09:00', '13:00']))).toHaveLength(1);
  });

  it('refuses a time zone that does not exist', () => {
    expect(problems({ 'time-zone': 'Europe/Londres' })).toEqual([
      'hours.time-zone: "Europe/Londres" is not a time zone. Write one such as Europe/London.',
    ]);
  });

  it('refuses days that no calendar has, and days that stand twice', () => {
    const day = (name: string) => ({ day: name, hours: [] });
    expect(problems({ exceptions: [day('2026-02-30')] })).toEqual([
      expect.stringContaining('hours.exceptions.0.day: "2026-02-30" is not a day'),
    ]);
    expect(problems({ exceptions: [day('2026-12-24'), day('2026-12-24')] })).toEqual([
      expect.stringContaining('hours.exceptions.1.day: 2026-12-24 stands here twice'),
    ]);
  });

  it('checks the hours of an exception as those of the week', () => {
    const exceptions: Hours['exceptions'] = [
      { day: '2026-12-24', hours: [['12:00', '10:00']] },
    ];
    expect(problems({ exceptions })).toEqual([
      expect.stringContaining('hours.exceptions.0.hours.0: Opening from 12:00'),
    ]);
  });
});
