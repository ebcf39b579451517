import { describe, expect, it } from 'vitest';
import { selfTest } from '../../src/match/self-test.ts';
import { documents, vocabulary } from './documents.ts';

describe('selfTest', () => {
  const cases = selfTest({ documents, vocabulary });

  it('asks each phrasing once', () => {
    expect(cases.map(({ phrasing }) => phrasing).sort()).toEqual(
      documents.flatMap(({ phrasings }) => phrasings).sort(),
    );
  });

  it('names a rival and a place', () => {
    const noisy = cases.find(({ phrasing }) => phrasing === 'noisy brakes');
    expect(noisy).toMatchObject({ document: 'brakes', rank: 1 });
    expect(noisy?.rival).not.toBe('brakes');
  });
});
