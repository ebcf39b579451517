import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openingAt, stretchesOn } from '../../src/booking/opening.ts';
import { addDays, wallTime, weekdayOf } from '../../src/booking/zoned.ts';
import { clinic, hours } from './clinic.ts';

const zone = 'Europe/London';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const lastSunday = (year: number, month: number): number => {
  const end = new Date(Date.UTC(year, month, 0, 1));
  return end.getTime() - end.getUTCDay() * 24 * hourMs;
};

/** The law instead of a time zone database: summer time from 01:00 UTC to 01:00 UTC. */
const byLaw = (moment: Date): { day: string; minutes: number } => {
  const year = moment.getUTCFullYear();
  const time = moment.getTime();
  const isSummer = time >= lastSunday(year, 3) && time < lastSunday(year, 10);
  const wall = new Date(time + (isSummer ? hourMs : 0));
  return {
    day: wall.toISOString().slice(0, 10),
    minutes: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
  };
};

const changes = [2026, 2027, 2028, 2029].flatMap((year) => [
  lastSunday(year, 3),
  lastSunday(year, 10),
]);
const nearChange = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -26 * 60, max: 26 * 60 }))
  .map(([change, minutes]) => new Date(change + minutes * minuteMs));
const nearMidnight = fc
  .tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: -90, max: 90 }))
  .map(([day, minutes]) => new Date(Date.UTC(2026, 0, 1 + day) + minutes * minuteMs));
const moments = fc.oneof(nearChange, nearMidnight);

const time = (minutes: number): string =>
  `${`${Math.floor(minutes / 60)}`.padStart(2, '0')}:${`${minutes % 60}`.padStart(2, '0')}`;

const dayRanges = fc
  .uniqueArray(fc.integer({ min: 0, max: 1439 }), { maxLength: 6 })
  .map((edges) => {
    const sorted = edges.toSorted((a, b) => a - b);
    const pairs: [string, string][] = [];
    for (let at = 0; at + 1 < sorted.length; at += 2) {
      pairs.push([time(sorted[at] ?? 0), time(sorted[at + 1] ?? 0)]);
    }
    return pairs;
  });

const clinics = fc
  .tuple(dayRanges, dayRanges, dayRanges, dayRanges, dayRanges, dayRanges, dayRanges)
  .map(([monday, tuesday, wednesday, thursday, friday, saturday, sunday]) =>
    clinic({
      hours: hours({
        week: { monday, tuesday, wednesday, thursday, friday, saturday, sunday },
      }),
    }),
  );

describe('the wall clock in London', () => {
  it('agrees with the law around clock changes and midnight', () => {
    void fc.assert(
      fc.property(moments, (moment) => {
        expect(wallTime(moment, zone)).toEqual(byLaw(moment));
      }),
      { numRuns: 500 },
    );
  });

  it('counts calendar days without regard to clocks', () => {
    void fc.assert(
      fc.property(moments, fc.integer({ min: -400, max: 400 }), (moment, count) => {
        const { day } = wallTime(moment, zone);
        const other = addDays(day, count);
        expect(addDays(other, -count)).toBe(day);
        expect((weekdayOf(day) + (((count % 7) + 7) % 7)) % 7).toBe(weekdayOf(other));
      }),
    );
  });
});

describe('openingAt', () => {
  it('is open exactly when the wall clock stands inside a stretch of its day', () => {
    void fc.assert(
      fc.property(clinics, moments, (place, moment) => {
        const { day, minutes } = byLaw(moment);
        const isInside = stretchesOn(place, day).some(
          ({ from, to }) => from <= minutes && minutes < to,
        );
        expect(openingAt(place, moment).kind === 'open').toBe(isInside);
      }),
      { numRuns: 300 },
    );
  });

  it('promises the next opening: never one that has begun, never one too late', () => {
    void fc.assert(
      fc.property(clinics, moments, (place, moment) => {
        const opening = openingAt(place, moment);
        if (opening.kind !== 'opens') return;
        const now = byLaw(moment);
        const starts = Array.from({ length: opening.daysAhead + 1 }, (_, ahead) => {
          const day = addDays(now.day, ahead);
          return stretchesOn(place, day).map(({ from }) => `${day} ${time(from)}`);
        }).flat();
        const later = starts.filter((start) => start > `${now.day} ${time(now.minutes)}`);
        expect(`${opening.day} ${time(opening.from)}`).toBe(later[0]);
      }),
      { numRuns: 300 },
    );
  });
});
