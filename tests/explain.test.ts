import { describe, expect, it } from 'vitest';
import { prepare } from '../src/answer.ts';
import { explain } from '../src/explain.ts';
import type { Ask } from '../src/schema/ask.ts';
import { tables } from '../src/tables.ts';
import { fixtureKnowledge, fixtureNow } from './contract/fixture.ts';
import { readReal } from './knowledge/real.ts';

const { answer } = prepare(fixtureKnowledge);
const why = (ask: Ask, expected?: string, serve: 'all' | 'signed' = 'all') => {
  const { trace } = answer(ask, { now: fixtureNow, serve });
  return explain(trace, fixtureKnowledge, expected);
};

describe('explain', () => {
  it('names the answer, the words that met it and the thresholds', () => {
    const { headline, lines } = why({ query: 'what clothes should I wear' });
    expect(headline).toBe(
      'It is answered with “What clothes should I wear to physiotherapy?”.',
    );
    const best = lines.find((line) => line.startsWith('Best fit')) ?? '';
    expect(best).toMatch(/, \d+% sure\. Of the words asked, it has “.*clothes.*”/);
    expect(lines.at(-1)).toMatch(/^An answer is given from \d+% on/);
  });

  it('says which words set off a red flag, and considers nothing else', () => {
    const { headline, lines, expected } = why(
      { query: 'I want to kill myself' },
      'faq-clothes',
    );
    expect(headline).toContain('care card');
    expect(lines).toEqual([
      'Danger words: “kill myself” set off the rule “crisis” (crisis, crisis).',
    ]);
    expect(expected[0]).toContain('Danger words come before any entry');
  });

  it('admits a miss', () => {
    expect(why({ query: 'zygotic flurgle' }).headline).toContain('no entry');
  });

  it('says when an entry fits that may not be shown', () => {
    const { headline } = why({ query: 'is a referral needed' }, undefined, 'signed');
    expect(headline).toContain('may not be shown at present');
  });

  it('agrees when the expected entry won', () => {
    const { expected } = why({ query: 'bicycle stand' }, 'faq-parking');
    expect(expected).toEqual([
      '“Can I park a bicycle at the clinic?” is the one that answers.',
    ]);
  });

  it('says what the expected entry lacked', () => {
    const { expected } = why({ query: 'what clothes should I wear' }, 'faq-parking');
    expect(expected.join(' ')).toMatch(/place \d|not among the \d+ best fits/);
    expect(expected.join(' ')).toMatch(/phrasing/);
  });

  it('says what the question and the last answer come to together', async () => {
    const real = await readReal();
    const answerer = prepare(real, tables);
    const moment = { now: fixtureNow, serve: 'all' } as const;
    const { context } = answerer.answer({ query: 'what is sciatica' }, moment).reply;
    const { trace } = answerer.answer({ query: 'how is it treated', context }, moment);
    const { lines } = explain(trace, real);
    expect(lines).toContainEqual(expect.stringMatching(/^With the last answer: “.+%/u));
    expect(lines).toContainEqual(
      expect.stringMatching(/^Weighed together: \d+% sure \(leaning on the last answer/u),
    );
  });

  it('reads the same question twice in the same way', () => {
    const query = 'do I bring shorts';
    expect(why({ query })).toEqual(why({ query }));
  });
});
