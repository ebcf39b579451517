import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/schema/reply.ts';
import { askOnce, converse, realKnowledge } from './real-knowledge.ts';

const gist = (reply: Reply | undefined): string | undefined =>
  reply?.entry?.id ?? reply?.kind;

/** What the last of several messages is replied to with. */
const last = (...queries: string[]): Reply | undefined => converse(queries).at(-1);

const textOf = (reply: Reply | undefined): string => JSON.stringify(reply?.blocks);

describe('short answers in a conversation', () => {
  it.each(['no', 'no thanks', 'nope', 'nothing else', 'ok', 'alright'])(
    'takes note of %j after an answer, and says nothing twice',
    (query) => {
      const replies = converse(['what is sciatica', query, query, query]);
      expect(replies.slice(1).map(({ kind }) => kind)).toEqual(
        Array(3).fill('small-talk'),
      );
      for (const [at, reply] of replies.entries())
        if (at > 0) expect(textOf(reply)).not.toBe(textOf(replies[at - 1]));
    },
  );

  it('counts "none of these" after an answer, and does not offer the same again', () => {
    expect(last('what is sciatica', 'none of these')?.kind).toBe('fallback');
    const [offer, refused] = converse(['back pain', 'none of these']);
    const again = (refused?.followUps ?? []).map(({ entry }) => entry);
    expect(offer?.options).not.toHaveLength(0);
    for (const { entry } of offer?.options ?? []) expect(again).not.toContain(entry);
  });

  it('asks again which is meant, then offers a person', () => {
    const kinds = converse(['back pain', '9', 'not sure', 'hmm dunno']).map(
      ({ kind }) => kind,
    );
    expect(kinds.slice(0, 3)).toEqual(['disambiguate', 'disambiguate', 'fallback']);
  });

  it('never shows an answer twice for a mere "why" or "tell me more"', () => {
    for (const query of ['why', 'really?', 'tell me more']) {
      const replies = converse(['what is sciatica', query, query, query, query]);
      for (const [at, reply] of replies.entries())
        if (at > 0) expect(textOf(reply)).not.toBe(textOf(replies[at - 1]));
    }
  });

  it('points to people, with 999 and 111, who asks a second time for what is refused', () => {
    const [first, second] = converse(['what is scoliosis', 'what is scoliosis']);
    expect(textOf(second)).not.toBe(textOf(first));
    expect(textOf(second)).toMatch(/999.*111/u);
  });

  it('reassures nobody', () => {
    for (const query of ['am i ok', 'will i be ok', 'is it ok', "i'm not ok"]) {
      const reply = askOnce(query);
      expect(textOf(reply)).toMatch(/111/u);
    }
    const talk = realKnowledge.wording.smallTalk.find(
      ({ id }) => id === 'acknowledgement',
    );
    expect(JSON.stringify(talk?.texts)).not.toMatch(/\b(?:good|fine|great)\b/iu);
  });
});

describe('a complete question in a conversation', () => {
  it.each([
    ['do you take bupa', 'where are you', 'clinic-location'],
    ['do you take bupa', 'does physio work', 'faq-physio-effective'],
    ['who is kurt johnson', 'does acupuncture work', 'sec-alternative-therapies'],
    ['back pain', 'what is sciatica', 'sec-what-is-sciatica'],
  ])('after %j, %j is about %s', (first, second, entry) => {
    expect(gist(last(first, second))).toBe(entry);
  });

  it.each([
    ['do you take insurance? where are you?', 'clinic-insurance', ['clinic-location']],
    [
      '1) what is sciatica 2) how is it treated 3) where are you',
      'sec-what-is-sciatica',
      ['sec-sciatica-treatment', 'clinic-location'],
    ],
    ['bye but first where are you', 'clinic-location', []],
    ['hello, how are you? what is sciatica?', 'sec-what-is-sciatica', []],
  ])('finds each in %j', (query, entry, more) => {
    const reply = askOnce(query);
    expect(gist(reply)).toBe(entry);
    expect((reply.more ?? []).map((one) => one.entry.id)).toEqual(more);
  });
});

describe('a card and a graver danger', () => {
  it('shows the card of a crisis or of harm though an emergency stands', () => {
    for (const query of ['I want to kill myself', 'my husband hits me']) {
      const reply = last('I cannot feel my bum and I wet myself', query);
      expect(reply).toMatchObject({ care: { route: 'crisis', quickExit: true } });
    }
  });

  it('keeps the card of an emergency before what is less urgent', () => {
    const reply = last(
      'I cannot feel my bum and I wet myself',
      'my calf is hot and swollen',
    );
    expect(reply).toMatchObject({ care: { route: 'emergency' } });
  });
});
