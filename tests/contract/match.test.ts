import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../src/matcher.ts';

const matcher = createMatcher([
  {
    id: 'tea',
    question: 'How long should tea brew?',
    phrasings: ['steeping time', 'when is my tea ready', 'minutes for a cuppa'],
    answer: 'Black tea needs four minutes, green tea two.',
  },
  {
    id: 'cake',
    question: 'Which cakes have no nuts?',
    phrasings: ['nut free cake', 'allergic to nuts', 'something without almonds'],
    answer: 'The lemon drizzle and the scones.',
  },
]);

describe('match on every runtime', () => {
  it('finds the entry, through typos too', () => {
    expect(matcher.match('how many minutes should a cupa brew')[0]?.id).toBe('tea');
    expect(matcher.match('allergy to almods')[0]?.id).toBe('cake');
  });

  it('gives the same figures to the last digit that matters', () => {
    const [first] = matcher.match('a nut free cake');
    expect(first?.id).toBe('cake');
    expect(first?.confidence).toBeGreaterThan(0.7);
    expect(first?.score).toBeCloseTo(2.9, 0);
    const [exact] = matcher.match('Nut-free cake');
    expect(exact?.score).toBeGreaterThan((first?.score ?? 0) + 1);
  });
});
