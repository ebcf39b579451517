import { describe, expect, it } from 'vitest';
import { contextSchema, emptyContext } from '../../src/schema/context.ts';
import type { Reply } from '../../src/schema/reply.ts';
import { askOnce, converse, realKnowledge } from './real-knowledge.ts';

/** What a reply amounts to: the entry answered, or the kind of reply. */
const gist = (reply: Reply): string => reply.entry?.id ?? reply.kind;

/** Turns in order, each with what it may amount to. */
type Dialogue = readonly (readonly [query: string, ...expected: string[]])[];

const dialogues: readonly Dialogue[] = [
  [
    ['what is sciatica', 'sec-what-is-sciatica'],
    ['how is it treated', 'sec-sciatica-treatment'],
    ['who gets it', 'sec-sciatica-risk-factors'],
    ['and surgery?', 'faq-surgery-when', 'sec-sciatica-treatment'],
  ],
  [
    ['what is sciatica', 'sec-what-is-sciatica'],
    ['how long does it take to go away', 'hand-off', 'fallback'],
    ['is it dangerous', 'hand-off', 'fallback'],
  ],
  [
    ['does physiotherapy help with back and leg pain', 'faq-physio-effective'],
    ['how do I book an appointment', 'clinic-booking', 'hand-off'],
    ['how much does it cost', 'hand-off'],
  ],
  [
    ['do you take bupa', 'clinic-insurance'],
    ['whats your cancellation policy', 'hand-off'],
  ],
  [
    ['what treatments are there for back pain', 'sec-best-treatments'],
    ['do they hurt', 'hand-off', 'fallback'],
  ],
  [
    ['who is Kurt Johnson', 'clinic-kurt'],
    ['what about the rest of the team', 'clinic-team'],
  ],
  [
    ['tell me about acupuncture', 'sec-alternative-therapies'],
    ['tell me more', 'disambiguate', 'answer'],
    ['the first one', 'answer'],
    ['thank you very much', 'small-talk'],
  ],
  [
    ['hello', 'small-talk'],
    ['what can you do', 'small-talk'],
    ['are you a real person', 'small-talk', 'hand-off'],
    ['can I speak to a human please', 'hand-off'],
  ],
  [
    ['when would somebody need an operation on their back', 'faq-surgery-when'],
    ['what about rehab afterwards', 'sec-postop-rehab'],
  ],
];

const isExpected = (reply: Reply, expected: readonly string[]): boolean =>
  expected.includes(gist(reply)) || expected.includes(reply.kind);

describe('a conversation', () => {
  it.each(
    dialogues.map((turns) => [turns.map(([query]) => query).join(' → '), turns] as const),
  )('%s', (_, turns) => {
    const replies = converse(turns.map(([query]) => query));
    const wrong = turns.flatMap(([query, ...expected], index) => {
      const reply = replies[index];
      return reply !== undefined && isExpected(reply, expected)
        ? []
        : [`${query}: ${reply && gist(reply)}`];
    });
    expect(wrong).toEqual([]);
  });

  it('counts its turns and carries only ids, at most 1 kB', () => {
    const replies = converse(
      Array.from({ length: 12 }, (_, turn) => `what is sciatica ${turn}`),
    );
    expect(replies.map(({ turn }) => turn)).toEqual(replies.map((_, index) => index + 1));
    for (const { context } of replies) {
      expect(JSON.stringify(context).length).toBeLessThanOrEqual(1024);
      expect(contextSchema.parse(context)).toEqual(context);
    }
  });

  it('puts people first on the second miss in a row, and never says the same twice running', () => {
    const misses = ['zorble fandango', 'quux blivet', 'grommet wibble', 'snark boojum'];
    const replies = converse(misses);
    expect(replies.map(({ kind }) => kind)).toEqual(misses.map(() => 'fallback'));
    const texts = replies.map(({ blocks }) => JSON.stringify(blocks));
    for (const [index, text] of texts.entries()) {
      if (index > 0) expect(text).not.toBe(texts[index - 1]);
    }
    expect(
      replies.every(({ actions }) => actions.some(({ type }) => type === 'phone')),
    ).toBe(true);
    const second = replies[1]?.blocks ?? [];
    expect(realKnowledge.wording.fallbackPeopleFirst).toContainEqual(second.slice(0, -1));
    // What was not understood may have told of danger.
    for (const { blocks } of replies)
      expect(JSON.stringify(blocks.at(-1))).toMatch(/999.*111/u);
  });

  it('does not bring the last answer again for what has nothing to do with it', () => {
    for (const query of ['netflix', 'zorble fandango', 'turn on the lights'])
      expect(converse(['what is sciatica', query])[1]?.entry?.id, query).toBeUndefined();
    expect(converse(['what is sciatica', 'and the symptoms?'])[1]?.kind).toBe('answer');
  });

  it('goes on with what belongs to the option that was taken', () => {
    const [offer, taken, more] = converse(['back pain', 'ok, the second', 'yes']);
    const second = offer?.options?.[1]?.entry;
    expect(taken?.entry?.id).toBe(second);
    expect(more?.options?.map(({ entry }) => entry)).not.toContain(second);
    const next = more?.options?.map(({ entry }) => entry) ?? [];
    expect(next.length).toBeGreaterThan(0);
    expect(taken?.followUps?.map(({ entry }) => entry)).toEqual(
      expect.arrayContaining(next),
    );
  });

  it('understands a thumb and folded hands', () => {
    const [, thumb, hands] = converse(['what is sciatica', '\u{1f44d}', '\u{1f64f}']);
    expect([thumb?.kind, hands?.kind]).toEqual(['small-talk', 'small-talk']);
  });

  it('answers one question and declines the other after it', () => {
    const declined = (id: string) =>
      JSON.stringify(
        realKnowledge.wording.declined.find((one) => one.id === id)?.blocks[0],
      ).slice(0, 60);
    const first = askOnce('Can I take ibuprofen, and does physio help?');
    expect(first.entry?.id).toBe('faq-physio-effective');
    expect(JSON.stringify(first.blocks.at(-1))).toContain(declined('painkillers'));
    expect(first.blocks.at(-1)).toMatchObject({ role: 'note' });
    expect(first.blocks[0]).not.toHaveProperty('role');
    const last = askOnce('Is the first assessment free? And do you have parking?');
    expect(last.entry?.id).toBe('clinic-booking');
    expect(JSON.stringify(last.blocks.at(-1))).toContain(declined('address-parking'));
  });

  it('answers two questions of one message, in order', () => {
    const reply = askOnce('What is sciatica? And who reviewed this article?');
    expect([reply.entry?.id, ...(reply.more ?? []).map(({ entry }) => entry.id)]).toEqual(
      ['sec-what-is-sciatica', 'clinic-reviewer'],
    );
  });

  it('takes the subject of the first question for the second', () => {
    const reply = askOnce('what is sciatica and how is it treated?');
    expect([reply.entry?.id, ...(reply.more ?? []).map(({ entry }) => entry.id)]).toEqual(
      ['sec-what-is-sciatica', 'sec-sciatica-treatment'],
    );
  });

  it.each(['back', 'my back', 'back pain', 'i have back pain'])(
    'offers what most people ask to whoever says only %j',
    (query) => {
      const reply = askOnce(query);
      expect(reply.kind).toBe('disambiguate');
      expect(reply.options?.[0]?.entry).toBe(realKnowledge.wording.starters[0]);
    },
  );

  it('finds the question between greeting and thanks', () => {
    expect(askOnce('hi, does physio help with sciatica, thanks').kind).toBe('answer');
    expect(askOnce('Good morning! Who reviewed this article please? Ta').entry?.id).toBe(
      'clinic-reviewer',
    );
  });

  it('takes any context without an error', () => {
    const forged: readonly unknown[] = [
      null,
      'x',
      [],
      { v: 2 },
      { ...emptyContext, entries: ['x'.repeat(100)] },
      { ...emptyContext, entries: Array(50).fill('faq-causes') },
      { ...emptyContext, options: ['no-such-entry', 'faq-causes'] },
      { ...emptyContext, __proto__: { misses: 9 } },
      { ...emptyContext, concepts: [['not-a-concept']] },
    ];
    for (const context of forged) {
      expect(askOnce('what is sciatica', { context }).entry?.id).toBe(
        'sec-what-is-sciatica',
      );
    }
  });

  it('drops unknown ids but keeps the care state', () => {
    const care = { route: 'emergency', card: 'no-such-card' } as const;
    for (const context of [
      { ...emptyContext, entries: ['gone'], care },
      { v: 99, care },
    ]) {
      const reply = askOnce('what is sciatica', { context });
      expect(reply.kind).toBe('answer');
      expect(reply.care).toMatchObject({ reminder: true, route: 'emergency' });
      expect(reply.actions.map(({ type }) => type)).toEqual(['phone']);
    }
  });

  it('says which language it speaks, with the emergency numbers', () => {
    const reply = askOnce('boli mnie kręgosłup i noga, czy mogę się umówić');
    expect(reply.kind).toBe('fallback');
    expect(JSON.stringify(reply.blocks)).toMatch(/999.*111/u);
  });

  it('keeps the groups of the phone number together, whichever way a language runs', () => {
    const reply = askOnce('عندي ألم في أسفل الظهر والساق');
    expect(JSON.stringify(reply.blocks)).toContain('020\u00a07946\u00a00123');
  });

  it('shows the standing card again to who asks what to do', () => {
    const [, , again, thanks, rung] = converse([
      'why does a bad back hurt in the leg',
      'I cannot feel my bum and I wet myself',
      'so what should I do',
      'ok will do. thank you',
      'ok I have rung the ambulance. thank you',
    ]);
    expect(rung).toMatchObject({ kind: 'small-talk', care: { reminder: true } });
    expect(again).toMatchObject({
      kind: 'care',
      care: { reminder: false, route: 'emergency' },
    });
    expect(thanks).toMatchObject({ kind: 'small-talk', care: { reminder: true } });
  });

  it('takes a conjunction for no part of the question', () => {
    const [, where] = converse(['do you take insurance', 'and where are you based']);
    expect(where?.entry?.id).toBe('clinic-location');
  });

  it('declines a detail that the answers do not hold', () => {
    const [, detail] = converse(['how common is back pain', 'is it hereditary']);
    expect(detail?.kind).toBe('hand-off');
  });

  it('starts again without forgetting a care card', () => {
    const [, second, third] = converse([
      'what is sciatica',
      'I want to kill myself',
      'start again please',
    ]);
    expect(second?.kind).toBe('care');
    expect(third?.context).toMatchObject({ entries: [], care: { route: 'crisis' } });
  });

  it('shows the reminder until it is dismissed, and no booking meanwhile', () => {
    const [first, second, third] = converse([
      'I cannot feel my bum and I wet myself',
      'can I book an appointment',
      'what is sciatica',
    ]);
    expect(first).toMatchObject({
      kind: 'care',
      care: { reminder: false, route: 'emergency' },
    });
    expect(first?.actions).toEqual([]);
    expect(second).toMatchObject({ kind: 'care', care: { reminder: true } });
    expect(second?.actions).toEqual([]);
    expect(third).toMatchObject({ kind: 'answer', care: { reminder: true } });
    expect(third?.actions.some(({ type }) => type === 'booking')).toBe(false);
    const [, thanks] = converse([
      'I cannot feel my bum and I wet myself',
      'no it is fine, bye',
    ]);
    expect(thanks).toMatchObject({ care: { reminder: true } });
    expect(thanks?.blocks).toEqual(realKnowledge.wording.careStanding);
    expect(thanks?.followUps).toBeUndefined();
    const dismissed = askOnce('what is sciatica', {
      ...(third && { context: third.context }),
      dismiss: 'care',
    });
    expect(askOnce('I have read this', { dismiss: 'care' }).kind).toBe('small-talk');
    expect(dismissed.care).toBeUndefined();
    expect(dismissed.actions.some(({ type }) => type === 'booking')).toBe(true);
  });

  it('offers no question about booking while a card stands', () => {
    const offered = (...before: readonly string[]): readonly string[] =>
      ['does physiotherapy work', 'where are you'].flatMap((query) =>
        (converse([...before, query]).at(-1)?.followUps ?? []).map(({ entry }) => entry),
      );
    expect(offered()).toContain('clinic-booking');
    expect(offered('I cannot feel my bum')).not.toContain('clinic-booking');
  });

  it('reads what was typed even when a suggestion was chosen', () => {
    expect(askOnce("can't feel my bum", { entry: 'sec-what-is-sciatica' }).kind).toBe(
      'care',
    );
  });
});
