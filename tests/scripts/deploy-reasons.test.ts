import { describe, expect, it } from 'vitest';
import { reasonsAgainst } from '../../scripts/deploy-reasons.ts';
import { fixtureKnowledge, fixtureNow } from '../contract/fixture.ts';

describe('a production deploy', () => {
  it('is refused for nothing when everything is signed and real', () => {
    expect(reasonsAgainst(fixtureKnowledge, fixtureNow)).toEqual([]);
  });

  it.each([
    [
      'the facts are examples',
      { clinic: { ...fixtureKnowledge.clinic, example: true } },
      /clinic\.yaml/,
    ],
    [
      'nothing is signed',
      { entries: fixtureKnowledge.entries.filter(({ signature }) => !signature) },
      /npm run knowledge -- sign/,
    ],
    [
      'only older wordings are signed',
      {
        entries: fixtureKnowledge.entries.map((entry) => ({
          ...entry,
          hash: '0'.repeat(64),
        })),
      },
      /No entry is signed/,
    ],
    [
      'the rules are not signed',
      { review: { ...fixtureKnowledge.review, rulesSigned: false } },
      /sign red-flags/,
    ],
    [
      'the wording is not signed',
      { review: { ...fixtureKnowledge.review, wordingSigned: false } },
      /sign wording/,
    ],
  ])('is refused when %s, with the command that mends it', (_, change, reason) => {
    const reasons = reasonsAgainst({ ...fixtureKnowledge, ...change }, fixtureNow);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatch(reason);
  });

  it('hears all reasons at once', () => {
    const poor = {
      ...fixtureKnowledge,
      clinic: { ...fixtureKnowledge.clinic, example: true },
      entries: [],
      review: { rulesSigned: false, wordingSigned: false, warnings: 0 },
    };
    expect(reasonsAgainst(poor, fixtureNow)).toHaveLength(4);
  });

  it('is refused when every signature has ended, grace included', () => {
    const later = new Date('2027-03-01T12:00:00Z');
    expect(reasonsAgainst(fixtureKnowledge, later)).toEqual([
      expect.stringMatching(/No entry is signed/),
    ]);
  });
});
