import { describe, expect, it } from 'vitest';
import { decide } from '../../src/decide/decide.ts';
import { emptyContext } from '../../src/schema/context.ts';
import type { Question } from './input.ts';
import { asked, candidate, input } from './input.ts';

describe('decide, in a conversation', () => {
  it('takes the leaning reading only where the query is not sure by itself', () => {
    const reading: Question = {
      ...asked,
      text: 'is it then',
      leaning: 'pronoun',
      leaningText: 'x',
    };
    const context = { ...emptyContext, entries: ['causes'] };
    const leaning = [candidate('surgery', 0.9)];
    const decided = (informative: number, confidence: number) =>
      decide(
        input([], {
          reading: { ...reading, informative },
          context,
          retrieval: { whole: [candidate('rehab', confidence)], leaning, parts: [] },
        }),
      );
    expect(decided(0, 0.2)).toMatchObject({ kind: 'answer', entry: 'surgery' });
    expect(decided(1, 0.9)).toMatchObject({ kind: 'answer', entry: 'rehab' });
  });

  it('weighs the last answer and its follow-ups above strangers of equal confidence', () => {
    const reading: Question = { ...asked, leaning: 'shift', leaningText: 'x' };
    const whole = [candidate('draft', 0.3), candidate('surgery', 0.3)];
    const retrieval = { whole, leaning: whole, parts: [] };
    const decidedAfter = (last: string) =>
      decide(
        input([], { reading, retrieval, context: { ...emptyContext, entries: [last] } }),
      );
    expect(decidedAfter('causes')).toMatchObject({ entry: 'surgery' });
    expect(decidedAfter('surgery')).toMatchObject({ entry: 'surgery' });
  });

  it('goes on with what was offered', () => {
    const reading = { kind: 'go-on' } as const;
    const one = { ...emptyContext, followUps: ['rehab'] };
    expect(decide(input([], { reading, context: one }))).toMatchObject({
      entry: 'rehab',
    });
    const after = { ...emptyContext, entries: ['causes'] };
    expect(decide(input([], { reading, context: after }))).toMatchObject({
      kind: 'disambiguate',
      options: ['surgery', 'rehab'],
    });
  });

  it('never answers whoever was misunderstood, but asks what was meant', () => {
    const wrong = [candidate('small-talk:misunderstood', 0.9)];
    const one = { ...emptyContext, followUps: ['rehab'] };
    expect(decide(input(wrong, { context: one }))).toMatchObject({
      kind: 'disambiguate',
      options: ['rehab'],
    });
    expect(decide(input(wrong)).kind).toBe('fallback');
  });

  it('offers what else there is instead of the same answer again for a mere "why"', () => {
    const bare: Question = {
      ...asked,
      text: 'why',
      leaning: 'pronoun',
      leaningText: 'why causes',
      informative: 0,
    };
    const context = { ...emptyContext, entries: ['causes'], turn: 1 };
    const retrieval = { whole: [], leaning: [candidate('causes', 0.9)], parts: [] };
    const decided = (reading: Question) =>
      decide(input([], { reading, context, retrieval }));
    expect(decided(bare)).toMatchObject({
      kind: 'disambiguate',
      options: ['surgery', 'rehab'],
    });
    expect(decided({ ...bare, text: 'is it common', pointsBack: true })).toMatchObject({
      kind: 'answer',
      entry: 'causes',
    });
  });

  it('takes a short question of another subject for what it says', () => {
    const short: Question = {
      ...asked,
      leaning: 'short',
      leaningText: 'x causes',
      informative: 2,
    };
    const context = { ...emptyContext, entries: ['causes'], turn: 1 };
    const decided = (own: number) =>
      decide(
        input([], {
          reading: short,
          context,
          retrieval: {
            whole: [candidate('rehab', 0.55), candidate('causes', own)],
            leaning: [candidate('causes', 0.95)],
            parts: [],
          },
        }),
      );
    expect(decided(0.1)).toMatchObject({ entry: 'rehab' });
    expect(decided(0.4)).toMatchObject({ entry: 'causes' });
  });

  it('thanks whoever wants nothing more, and offers nothing that was refused', () => {
    const context = { ...emptyContext, options: ['causes'], turn: 1 };
    expect(decide(input([], { reading: { kind: 'declines' }, context }))).toMatchObject({
      kind: 'small-talk',
      id: 'acknowledgement',
    });
    expect(
      decide(input([], { reading: { kind: 'none-of-these' }, context })),
    ).toMatchObject({ reason: 'none-of-these', nearest: ['surgery', 'rehab'] });
  });

  it('asks once more which is meant, then puts people first', () => {
    const decided = (said: string) =>
      decide(
        input([], {
          reading: { kind: 'unsure' },
          context: { ...emptyContext, options: ['causes', 'surgery'], turn: 1, said },
        }),
      );
    expect(decided('disambiguate')).toMatchObject({ kind: 'disambiguate', again: true });
    expect(decided('disambiguate-again')).toMatchObject({ reason: 'people-first' });
  });
});
