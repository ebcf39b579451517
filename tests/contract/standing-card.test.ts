import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/schema/reply.ts';
import { askOnce, converse, realKnowledge } from './real-knowledge.ts';

const last = (...queries: readonly string[]): Reply => {
  const reply = converse(queries).at(-1);
  if (reply === undefined) throw new Error('nothing was asked');
  return reply;
};

/** The card of a reply: that of its heading and first line. */
const cardOf = ({ care }: Reply): string | undefined =>
  realKnowledge.cards.find(
    ({ heading, items }) => heading === care?.heading && items[0] === care.items[0],
  )?.id;

describe('the card that stands', () => {
  it.each([
    // It names the packets, A&E and Samaritans; the crisis card knows nothing of a medicine.
    ['emergency-overdose', 'I took 20 paracetamol', 'on purpose', 'I want to die'],
    // What is only guessed takes no quick exit away.
    ['crisis-abuse', 'my husband hits me', 'he is here now', 'he just came home'],
    ['crisis-abuse', 'my husband hits me', 'im bleeding'],
    ['emergency-999', 'crushing chest pain', 'nobody answers'],
  ])('stays: %s', (card, ...queries) => {
    for (const reply of converse(queries)) expect(cardOf(reply)).toBe(card);
  });

  it.each([
    ['crisis-mind', 'I cannot feel my bum', 'I want to kill myself'],
    ['emergency-overdose', 'I want to die', 'I took 40 paracetamol'],
    ['emergency-999', 'my husband hits me', 'crushing chest pain'],
    ['emergency-spine', 'my calf is swollen', 'I cannot feel when I wipe'],
    ['emergency-spine', 'my left leg is weak', 'right one too now'],
    ['emergency-spine', 'my left leg is weak', 'now the right one as well'],
  ])('gives way to what is as urgent or needs other people: %s', (card, ...queries) => {
    expect(cardOf(last(...queries))).toBe(card);
  });

  it('is the answer to who says that it goes on', () => {
    for (const query of [
      'im still the same',
      'its getting worse',
      'Still there',
      'It is getting worse.',
      'still there',
    ]) {
      const reply = last('numb between my legs', query);
      expect(reply.kind, query).toBe('care');
      expect(cardOf(reply)).toBe('emergency-spine');
    }
    for (const query of ['are you still open', 'is it worse in the morning'])
      expect(last('my calf is swollen', query).kind, query).not.toBe('care');
  });

  it('is all there is to say to who says no to a crisis', () => {
    for (const query of ['leave me alone', 'its my husband', 'not really']) {
      const reply = last('I want to die', query);
      // A choice without options would draw a lone 'None of these'.
      expect(reply.kind).not.toBe('disambiguate');
      expect(reply.options ?? []).toEqual([]);
      expect(cardOf(reply)).toBe('crisis-mind');
    }
  });

  it('is not followed by what the clinic sells', () => {
    const selling = realKnowledge.entries.filter(({ handOff }) => handOff);
    expect(selling.map(({ id }) => id)).toContain('clinic-services');
    for (const { question } of selling) {
      expect(askOnce(question).kind).not.toBe('care');
      const beside = last('my calf is swollen', question);
      expect(beside.entry).toBeUndefined();
      expect(beside.care?.reminder).toBe(true);
    }
  });

  it('keeps the way to leave when another danger is told after violence', () => {
    const asked = [
      'my husband hits me',
      'I cannot pee and my back hurts',
      'what is sciatica',
    ];
    const replies = converse(asked);
    expect(replies.map(cardOf)).toEqual([
      'crisis-abuse',
      'emergency-spine',
      'emergency-spine',
    ]);
    for (const { care } of replies) expect(care?.quickExit).toBe(true);
    expect(last(...asked, 'he hits me again').care?.quickExit).toBe(true);
    expect(askOnce('I cannot pee and my back hurts').care?.quickExit).toBe(false);
  });

  it.each(['how do I delete this chat', 'can anyone see what I typed'])(
    'does not keep from who is watched what the chat keeps: %s',
    (query) => {
      const reply = last('my husband hits me', query);
      expect(JSON.stringify(reply.blocks)).toContain('keeps no conversations');
      expect(cardOf(reply)).toBe('crisis-abuse');
      expect(reply.actions.filter(({ type }) => type !== 'phone')).toEqual([]);
    },
  );

  it('has a way to leave when somebody listens, whatever else is guessed', () => {
    expect(cardOf(askOnce("can't talk, he's listening"))).toBe('crisis-abuse');
  });

  it('is not shown again to who says that nothing is numb', () => {
    const reply = last('I cannot feel my bum', 'no I can feel my bum');
    expect(reply).toMatchObject({ care: { reminder: true } });
  });

  it('leaves the numbers behind when it is dismissed', () => {
    const shown = askOnce('I want to die');
    const { kind, blocks, care } = askOnce('I have read this', {
      context: shown.context,
      dismiss: 'care',
    });
    expect({ kind, care }).toEqual({ kind: 'small-talk', care: undefined });
    expect(JSON.stringify(blocks)).toMatch(/999.*111/u);
  });
});

describe('what a card was shown for', () => {
  const dismissal = realKnowledge.wording.labels['dismiss-care'];
  const talk = (...queries: readonly string[]): Reply => {
    let context: Reply['context'] | undefined;
    let reply: Reply | undefined;
    for (const query of queries) {
      const dismissed = query === dismissal ? ({ dismiss: 'care' } as const) : {};
      reply = askOnce(query, { ...dismissed, ...(context && { context }) });
      context = JSON.parse(JSON.stringify(reply.context));
    }
    if (reply === undefined) throw new Error('nothing was asked');
    return reply;
  };

  it.each(['still numb', 'its still numb', 'the numbness has not gone away'])(
    'is remembered when the card is dismissed and other things were asked: %s',
    (query) => {
      const reply = talk(
        'numb between my legs',
        dismissal,
        'do you have parking',
        'what does it cost',
        query,
      );
      expect(cardOf(reply)).toBe('emergency-spine');
    },
  );

  it.each([
    ['crisis-mind', 'I want to die', 'i still want to'],
    ['crisis-mind', 'I want to die', 'i still want to do it'],
  ])('is %s again: %s, %s', (card, first, later) => {
    expect(cardOf(talk(first, dismissal, 'do you have parking', later))).toBe(card);
    expect(cardOf(talk(first, later))).toBe(card);
  });

  it('brings no card to what has nothing to do with it', () => {
    for (const query of ['how do I book', 'my back hurts', 'is yoga good for my back'])
      expect(
        talk('numb between my legs', dismissal, 'do you have parking', query).kind,
      ).not.toBe('care');
  });
});

describe('the card', () => {
  it.each([
    ['emergency-999', 'cut my finger off with a saw'],
    ['emergency-999', "there's a gas leak and I feel dizzy"],
    ['emergency-pregnancy', 'the baby is coming out now'],
    ['emergency-child-overdose', 'my 2yo had my pregabalin'],
    ['emergency-child-overdose', 'my granddaughter ate her nans heart tablets'],
    ['emergency-child-overdose', 'my 3 year old swallowed my naproxen'],
    ['emergency-child-overdose', 'the toddler got into my bag and ate my tablets'],
    ['emergency-child-overdose', 'gave my baby calpol twice by mistake'],
    // Somebody to talk to is named wherever it may have been on purpose.
    ['emergency-overdose', 'my 14 year old daughter swallowed a load of tablets'],
    ['emergency-overdose', 'my child took 30 paracetamol because she wants to die'],
    ['emergency-overdose', 'I took 20 paracetamol, my baby is asleep'],
    ['emergency-overdose', 'my kids ate sweets and I took 20 paracetamol'],
  ])('is %s: %s', (card, query) => {
    expect(cardOf(askOnce(query))).toBe(card);
  });
});
