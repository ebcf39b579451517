import { describe, expect, it } from 'vitest';
import { blocksToText } from '../../src/schema/block-text.ts';
import type { Reply } from '../../src/schema/reply.ts';
import { testApp } from './app.ts';
import { realAnswerer, realKnowledge } from './real-knowledge.ts';

const at = (moment: string, query: string, context?: Reply['context']): Reply =>
  realAnswerer.answer(
    { query, ...(context && { context }) },
    { now: new Date(moment), serve: 'all' },
  ).reply;
const waysOf = ({ actions }: Reply): string[] => actions.map(({ type }) => type);
const person = 'can I speak to a human please';

describe('a hand-off', () => {
  it.each([
    ['2026-11-24T10:00:00Z', 'Open now until 1pm'],
    ['2026-11-24T13:30:00Z', 'Closed for a break, opens again at 2pm'],
    ['2026-11-24T21:00:00Z', 'Closed now, opens tomorrow at 8am'],
    ['2026-11-28T15:00:00Z', 'Closed now, opens Monday at 8am'],
    ['2026-12-25T10:00:00Z', 'Closed for Christmas Day, opens Tuesday at 8am'],
    // London's clock is an hour ahead of UTC in summer.
    ['2027-06-01T07:30:00Z', 'Open now until 1pm'],
    ['2027-06-01T06:30:00Z', 'Closed now, opens today at 8am'],
  ])('says at %s: %s', (moment, text) => {
    const reply = at(moment, person);
    expect(reply.kind).toBe('hand-off');
    expect(blocksToText(reply.blocks).split(text)).toHaveLength(2);
    expect(waysOf(reply)).toEqual(['booking', 'phone', 'call-back']);
  });

  it('says so once on the page without script', async () => {
    const now = () => new Date('2026-11-24T10:00:00Z');
    const { post } = testApp({ knowledge: realKnowledge, now });
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams({ query: person }).toString();
    const page = await (await post('/ask', body, { headers })).text();
    const reply = /<section class="answer".*?<\/section>/s.exec(page)?.[0];
    expect(reply?.match(/Open now until/g)).toHaveLength(1);
  });

  it('asks nobody to phone a closed clinic', () => {
    const [day, night] = ['2026-11-24T10:00:00Z', '2026-11-24T21:00:00Z'].map((moment) =>
      blocksToText(at(moment, person).blocks),
    );
    expect(night).toContain('The clinic is closed at the moment.');
    expect(day).not.toContain('The clinic is closed at the moment.');
  });

  it.each([
    ['an answer', 'what is sciatica', 'answer'],
    ['a miss', 'how tall is the Eiffel tower', 'fallback'],
    ['a declined topic', 'how much does it cost', 'hand-off'],
  ])('is one tap away after %s', (_, query, kind) => {
    const reply = at('2026-11-24T10:00:00Z', query);
    expect(reply.kind).toBe(kind);
    expect(waysOf(reply)).toEqual(['booking', 'phone', 'call-back']);
  });

  it('stands neither in nor under an emergency card', () => {
    const card = at('2026-11-24T10:00:00Z', 'I cannot feel my bum and I cannot pee');
    expect(card.kind).toBe('care');
    expect(waysOf(card)).toEqual([]);
    const next = at('2026-11-24T10:00:00Z', person, card.context);
    expect(waysOf(next)).not.toContain('booking');
  });
});
