import { describe, expect, it } from 'vitest';
import { openingState, stretchesOn } from '../../src/booking/opening.ts';
import { clinic, hours } from './clinic.ts';

const words = {
  'open-until': 'Open now until {time}',
  'opens-today': 'Opens today at {time}',
  'opens-again': 'Closed for a break, opens again at {time}',
  'opens-tomorrow': 'Opens tomorrow at {time}',
  'opens-on': 'Opens {day} at {time}',
  'closed-holiday': 'Closed for {holiday}, opens {day} at {time}',
  tomorrow: 'tomorrow',
  closed: 'Closed',
};

/** A moment of the clinic's winter, when its clock is UTC. */
const textAt = (moment: string, changes = {}): string =>
  openingState(clinic(changes), words, new Date(`${moment}Z`)).text;

describe('openingState', () => {
  it.each([
    ['2026-11-23T09:00', 'Open now until 1pm'],
    ['2026-11-23T12:59:59.999', 'Open now until 1pm'],
    ['2026-11-23T13:00', 'Closed for a break, opens again at 2pm'],
    ['2026-11-23T14:00', 'Open now until 6:30pm'],
    ['2026-11-23T18:30', 'Opens tomorrow at 8am'],
    ['2026-11-23T00:00', 'Opens today at 9am'],
    ['2026-11-28T13:00', 'Opens Monday at 9am'],
    ['2026-11-29T23:59', 'Opens tomorrow at 9am'],
  ])('says at %s: %s', (moment, text) => {
    expect(textAt(moment)).toBe(text);
  });

  it('names the bank holiday that it is closed for', () => {
    expect(textAt('2027-01-01T10:00')).toBe(
      "Closed for New Year's Day, opens tomorrow at 9am",
    );
    expect(textAt('2026-12-25T10:00')).toBe(
      'Closed for Christmas Day, opens tomorrow at 9am',
    );
  });

  it('lets an exception come before a bank holiday', () => {
    const changed = hours({
      exceptions: [{ day: '2026-12-25', hours: [['10:00', '12:00']] }],
    });
    expect(textAt('2026-12-25T10:00', { hours: changed })).toBe('Open now until midday');
  });

  it('lets an exception close an ordinary day', () => {
    const changed = hours({ exceptions: [{ day: '2026-11-24', hours: [] }] });
    expect(textAt('2026-11-23T19:00', { hours: changed })).toBe('Opens Wednesday at 9am');
  });

  it('joins stretches that touch, so that it names the real end', () => {
    const week = {
      ...hours().week,
      sunday: [
        ['13:00', '17:00'],
        ['09:00', '13:00'],
      ],
    };
    const changed = hours({ week: week as ReturnType<typeof hours>['week'] });
    expect(textAt('2026-11-29T10:00', { hours: changed })).toBe('Open now until 5pm');
    expect(stretchesOn(clinic({ hours: changed }), '2026-11-29')).toEqual([
      { from: 540, to: 1020 },
    ]);
  });

  it('gives the date where the weekday alone would be taken for this week', () => {
    const closed = Array.from({ length: 8 }, (_, index) => ({
      day: `2026-11-${23 + index}`,
      hours: [],
    }));
    expect(textAt('2026-11-23T10:00', { hours: hours({ exceptions: closed }) })).toBe(
      'Opens Tuesday 1 December at 8am',
    );
  });

  it('says only that it is closed when no opening is near', () => {
    expect(textAt('2026-11-23T10:00', { hours: hours({ week: {} as never }) })).toBe(
      'Closed',
    );
  });
});
