import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.ts';
import type { Context } from '../../src/schema/context.ts';
import { emptyContext } from '../../src/schema/context.ts';

const titles: Record<string, string> = {
  'what-is-sciatica': 'What is sciatica?',
  surgery: 'When should I consider surgery? Surgery',
  massage: 'What treatments are there? Treatments and massage',
  booking: 'How do I book? Booking',
};
const ground = {
  titleOf: (id: string) => titles[id] ?? '',
  subjectOf: (id: string) => (id === 'what-is-sciatica' ? 'sciatica' : null),
};
const following = (part: Partial<Context>): Context => ({ ...emptyContext, ...part });
const question = (query: string, context: Context = emptyContext) => {
  const reading = read(query, context, ground);
  if (reading.kind !== 'question') throw new Error(`read as ${reading.kind}`);
  return reading;
};

describe('read: choices', () => {
  const offered = following({ options: ['what-is-sciatica', 'surgery', 'massage'] });

  it.each([
    ['2', 'surgery'],
    ['the second one', 'surgery'],
    ['second please', 'surgery'],
    ['number 1', 'what-is-sciatica'],
    ['first', 'what-is-sciatica'],
    ['option 3', 'massage'],
    ["I'd like the last one", 'massage'],
    ['the last one first', 'massage'],
    ['surgery', 'surgery'],
    ['the massage one', 'massage'],
    ['surgery please', 'surgery'],
  ])('%j chooses %s', (query, entry) => {
    expect(read(query, offered, ground)).toMatchObject({ kind: 'choice', entry });
  });

  it.each([
    'none of these',
    'None of these',
    'neither',
    'no',
    'nope',
    'none of them',
    'not these',
    'something else',
  ])('%j turns all options down', (query) => {
    expect(read(query, offered, ground).kind).toBe('none-of-these');
  });

  it.each(['yes', 'yes please', 'go on', 'tell me more', 'yes go on', 'sure, carry on'])(
    '%j goes on',
    (query) => {
      expect(read(query, offered, ground).kind).toBe('go-on');
      expect(read(query, following({ entries: ['surgery'] }), ground).kind).toBe('go-on');
    },
  );

  it.each([
    ['yeah, the first', 'what-is-sciatica'],
    ['thanks, 2', 'surgery'],
    ['option b', 'surgery'],
    ['ii', 'surgery'],
  ])('reads "%s" as a place in the list', (query, entry) => {
    expect(read(query, offered, ground)).toMatchObject({ kind: 'choice', entry });
  });

  it('reads both, and all, where it is not too many', () => {
    expect(read('all of them', offered, ground)).toMatchObject({
      entry: 'what-is-sciatica',
      more: ['surgery', 'massage'],
    });
    const two = following({ options: ['surgery', 'massage'] });
    expect(read('both', two, ground)).toMatchObject({
      entry: 'surgery',
      more: ['massage'],
    });
    expect(read('both', offered, ground).kind).toBe('unsure');
    const taken = following({ options: offered.options, entries: ['surgery'] });
    expect(read('the other one', taken, ground).kind).toBe('unsure');
  });

  it('finds the other one of two', () => {
    const two = following({ options: ['surgery', 'massage'], entries: ['massage'] });
    expect(read('right, the other one', two, ground)).toMatchObject({ entry: 'surgery' });
  });

  it.each([
    'is surgery dangerous for older people',
    'what does it cost to have surgery and massage together',
    'how do I book',
    'does a second opinion help',
    'none of my friends have this, is it rare',
    'yes but how do I know it is my nerve',
  ])('leaves the new question %j alone', (query) => {
    expect(read(query, offered, ground).kind).toBe('question');
  });

  it('reads no choice where nothing was offered', () => {
    expect(read('the second one', emptyContext, ground).kind).toBe('question');
    expect(read('none of these', emptyContext, ground).kind).toBe('question');
    expect(read('yes', emptyContext, ground).kind).toBe('question');
  });

  it.each(['no', 'no thanks', 'nope thats all', 'nothing else'])(
    'takes %j after an answer for a thank-you, among options for none of them',
    (query) => {
      const after = following({ entries: ['surgery'], followUps: ['massage'] });
      expect(read(query, after, ground).kind).toBe('declines');
    },
  );

  it('takes "ok" for a wish to go on only where a choice was asked for', () => {
    expect(read('ok', offered, ground).kind).toBe('go-on');
    expect(read('ok', following({ entries: ['surgery'] }), ground).kind).toBe('question');
  });

  it.each(['not sure', "I don't know", 'idk', 'the fourth one', '9'])(
    'takes %j for a choice that was not made',
    (query) => {
      expect(read(query, offered, ground).kind).toBe('unsure');
    },
  );

  it('takes a whole question for no choice, though a title has its words', () => {
    expect(read('what is massage', offered, ground).kind).toBe('question');
    expect(read('massage', offered, ground).kind).toBe('choice');
  });
});

describe('read: leaning on the last turn', () => {
  const last = following({ entries: ['what-is-sciatica'] });

  it.each([
    ['how long does it last', 'pronoun', 'how long does sciatica last'],
    ['what causes it', 'pronoun', 'what causes sciatica'],
    ['and surgery?', 'shift', 'and surgery? sciatica'],
    ['what about massage', 'shift', 'what about massage sciatica'],
    ['is it dangerous', 'pronoun', 'is sciatica dangerous'],
    ['why', 'pronoun', 'why sciatica'],
    ['are injections an option', 'short', 'are injections an option sciatica'],
  ])('%j leans (%s)', (query, leaning, leaningText) => {
    expect(question(query, last)).toMatchObject({ leaning, leaningText });
  });

  it.each([
    'what figures are there for lower back pain around the world',
    'which of your physiotherapists reviewed the article about back pain and legs',
    'do I need insurance to see a physiotherapist at the clinic',
  ])('%j stands alone', (query) => {
    expect(question(query, last)).toMatchObject({ leaning: 'none', leaningText: null });
  });

  it('leans on nothing in a new conversation', () => {
    expect(question('what causes it').leaningText).toBeNull();
  });
});

describe('read: what surrounds a question', () => {
  it.each([
    ['hi, does physio help with sciatica, thanks', 'does physio help with sciatica'],
    ['Hello there! what is sciatica? Cheers', 'what is sciatica?'],
    ['good morning, quick question: where are you', 'where are you'],
    ['please can I book', 'can I book'],
    ['hello', 'hello'],
    ['thanks a lot', 'thanks a lot'],
    ['hit my knee', 'hit my knee'],
    ['and the rest of the team?', 'and other team?'],
  ])('%j asks %j', (query, text) => {
    expect(question(query).text).toBe(text);
  });

  it.each([
    ['Haha ok. Can massage help?', 'Can massage help?'],
    ['brill, got it. whats sciatica then', 'whats sciatica'],
    ['never mind! where are you tho', 'where are you'],
    ['nice one cheers', 'nice one'],
    ['great massage', 'great massage'],
    ['ok will do. thank you', 'ok will do. thank you'],
    ['good day to you', 'good day to you'],
    ['and what brings it on in the first place', 'and what brings it on'],
    ['to be honest', 'to be honest'],
  ])('%j asks %j', (query, text) => {
    expect(question(query).text).toBe(text);
  });

  it.each([
    ['useless. what does help?', 'what does help?'],
    ['oh dear. ok can you treat that', 'can you treat that'],
    [
      'I sit all day at work. does that matter',
      'I sit all day at work. does that matter',
    ],
    ['sciatica. physio', 'sciatica. physio'],
  ])('in a conversation %j asks %j', (query, text) => {
    expect(question(query, following({ turn: 1 })).text).toBe(text);
    expect(question(query).text).toBe(query);
  });

  it.each([
    ['I have rung them. thank you', true],
    ['thanks, I will ring my doctor', true],
    ['thanks. can I book', false],
    ['please send the form, thanks', false],
    ['the form thanks', false],
  ])('%j merely thanks: %j', (query, thanks) => {
    expect(question(query, following({ turn: 1 })).thanks).toBe(thanks);
    expect(question(query).thanks).toBe(false);
  });

  it('parts two questions of one message', () => {
    expect(question('what is sciatica? and who reviewed this article?').parts).toEqual([
      'what is sciatica',
      'and who reviewed this article',
    ]);
    expect(question('how common is it and how do I book an appointment').parts).toEqual([
      'how common is it',
      'how do I book an appointment',
    ]);
    expect(question('what causes back and leg pain').parts).toEqual([]);
  });

  it.each([
    ['forget it, where are you based', 'where are you based'],
    ['never mind what helps back pain', 'what helps back pain'],
    ['never mind', 'never mind'],
  ])('leaves out what is taken back: "%s"', (query, text) => {
    const later = following({ entries: ['surgery'], turn: 1 });
    expect(read(query, later, ground)).toMatchObject({ text });
  });

  it('knows when there is nothing to read', () => {
    expect(question('?? !!').isReadable).toBe(false);
    expect(question('\u{1f9f1}').isReadable).toBe(false);
    expect(question('a?').isReadable).toBe(true);
  });

  it('takes a message of 2,000 hostile characters in its stride', () => {
    for (const unit of [
      'hi ',
      'thanks, ',
      'and ',
      "'",
      'a.',
      'the other one ',
      '\u0000',
    ]) {
      expect(
        read(
          unit.repeat(2000 / unit.length),
          following({ options: ['surgery'] }),
          ground,
        ),
      ).toBeDefined();
    }
  });
});
