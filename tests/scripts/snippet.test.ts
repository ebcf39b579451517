import { describe, expect, it } from 'vitest';
import { snippet, weekWords } from '../../scripts/snippet.ts';

const week = {
  monday: [
    ['08:00', '13:00'],
    ['14:00', '20:00'],
  ],
  tuesday: [
    ['08:00', '13:00'],
    ['14:00', '20:00'],
  ],
  wednesday: [['09:00', '17:30']],
  thursday: [['09:00', '17:30']],
  friday: [['09:00', '12:00']],
  saturday: [],
  sunday: [],
} satisfies Record<string, [string, string][]>;

describe('the snippet for a host page', () => {
  it('says the week in words, equal days together, closed days not at all', () => {
    expect(weekWords(week)).toBe(
      'Monday to Tuesday 8am to 1pm and 2pm to 8pm; Wednesday to Thursday 9am to 5:30pm; Friday 9am to midday',
    );
  });

  it('holds phone, hours, the page without script and the emergency line', () => {
    const facts = {
      clinic: {
        phone: '020 7946 0000',
        phoneHref: 'tel:+442079460000',
        hours: {
          'time-zone': 'Europe/London',
          'bank-holidays': 'none' as const,
          week,
          exceptions: [],
        },
      },
      wording: { emergencyLine: 'Call 999 if it is < now.' },
    };
    const text = snippet(facts, { file: 'vetted-chat.abc.js', integrity: 'sha384-x' });
    expect(text).toContain('<a href="tel:+442079460000">020 7946 0000</a>');
    expect(text).toContain('Friday 9am to midday');
    expect(text).toContain('href="https://YOUR-SERVICE/ask"');
    expect(text).toContain('Call 999 if it is &lt; now.');
    expect(text).toContain(
      'vetted-chat.abc.js" integrity="sha384-x" crossorigin="anonymous" defer',
    );
    expect(snippet(facts, { file: 'vetted-chat.js' })).not.toContain('integrity');
  });
});
