import { describe, expect, it } from 'vitest';
import { checkGate, compileGate } from '../../src/safety/compile.ts';
import { createGate } from '../../src/safety/gate.ts';
import { ownRules, readKnowledge } from './own-rules.ts';

type Source = {
  concepts: Record<string, { words: string[] }>;
  rules: Record<string, Record<string, unknown>>;
  cards: Record<string, unknown>;
};

const source = (): Source => structuredClone(readKnowledge('red-flags.yaml')) as Source;

const firstRule = (from: Source): Record<string, unknown> =>
  from.rules['saddle-numbness'] ?? {};

describe('compileGate', () => {
  it('never throws, whatever the file holds', () => {
    for (const broken of [null, undefined, 7, 'text', [], {}, { rules: {} }])
      expect(compileGate(broken).problems.length).toBeGreaterThan(0);
  });

  it('gives the same gate for the same file', () => {
    expect(compileGate(source()).gate).toEqual(ownRules.gate);
  });

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(ownRules.gate))).toEqual(ownRules.gate);
  });

  it('names a wording that cannot be read', () => {
    const broken = source();
    const words = broken.concepts.saddle?.words ?? [];
    words.push('.. numb');
    expect(compileGate(broken).problems[0]).toMatchObject({
      severity: 'error',
      path: ['concepts', 'saddle', 'words', words.length - 1],
    });
  });

  it('names a concept that stands below the one that uses it', () => {
    const broken = source();
    broken.concepts.saddle?.words.push('my <numb>');
    expect(compileGate(broken).problems[0]?.message).toContain('<numb>');
  });

  it('reads no stem of two letters, and no word that every object has', () => {
    const broken = source();
    broken.concepts.saddle?.words.push('xy*', '<bum*', 'constructor');
    expect(compileGate(broken).problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('"xy*" cannot be read'),
      expect.stringContaining('"<bum*" cannot be read'),
    ]);
  });

  it.each([
    [
      'for another route than its rule',
      { route: 'urgent', level: 'urgent' },
      /is for urgent care/,
    ],
    ['of another level than its route', { level: 'urgent' }, /has the level emergency/],
    [
      'that calls another number than it says',
      { actions: [{ label: 'Call 999', href: 'tel:99' }] },
      /would call 99/,
    ],
    [
      'with a number that is not written in digits alone',
      { actions: [{ label: 'Call Samaritans on 116 123', href: 'tel:116 123' }] },
      /digits only/,
    ],
    [
      'that reassures',
      { items: ['It is probably nothing.'] },
      /may not hold reassurance/,
    ],
    ['that asks', { items: ['Are you well?'] }, /may not hold a question/],
    [
      'that sells',
      { reminder: 'Book with us. Call 999.' },
      /may not hold words that sell/,
    ],
    ['that diagnoses', { items: ['You have a blood clot.'] }, /may not hold a diagnosis/],
    ['that delays', { items: ['There is no need to hurry.'] }, /may not hold reassur/],
    [
      'whose heading says nothing to do',
      { heading: 'You may like to know about chest pain' },
      /heading says what to do/,
    ],
    [
      'that waits',
      { items: ['For most people this gets better by itself.'] },
      /may not hold reassur/,
    ],
    [
      'for an emergency that calls nobody',
      { actions: [{ label: 'Call 111', href: 'tel:111' }] },
      /button that calls 999/,
    ],
    [
      'whose reminder names nobody',
      { reminder: 'See a physiotherapist soon.' },
      /names whom to call.*999 or A&E/,
    ],
    [
      'that misprints the number of a button',
      {
        items: ['Call Samaritans on 116 132.'],
        actions: [
          { label: 'Call 999', href: 'tel:999' },
          { label: 'Call Samaritans on 116 123', href: 'tel:116123' },
        ],
      },
      /"116 132" is nearly the number of "Call Samaritans on 116 123"/,
    ],
    [
      'for a crisis without a way to leave',
      { route: 'crisis', quickExit: false },
      /quickExit: true/,
    ],
  ])('names a card %s', (_, change, message) => {
    const broken = source();
    broken.cards['emergency-spine'] = {
      ...(broken.cards['emergency-spine'] as object),
      ...change,
    };
    const messages = compileGate(broken).problems.map((problem) => problem.message);
    expect(messages.join('\n')).toMatch(message);
  });

  it('names a class that lost its examples', () => {
    const broken = source() as Source & { examples: Record<string, unknown> };
    delete broken.examples.aaa;
    expect(compileGate(broken).problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('No example of the class "aaa" is left'),
    ]);
  });

  it('names a rule whose route was lowered, though the classifier has learnt more', () => {
    const broken = source() as Source & {
      examples: Record<string, Record<string, string[]>>;
    };
    const own = { route: 'urgent', card: 'lowered' };
    const card = broken.cards['emergency-spine'] as object;
    broken.cards.lowered = { ...card, route: 'urgent', level: 'urgent' };
    broken.rules['saddle-numbness'] = { ...firstRule(broken), ...own };
    const text = 'I cannot feel my bum';
    broken.examples.cauda_equina = { emergency: [text], silent: ['my tea is weak'] };
    const voices = {
      cauda_equina: { emergency: [text, 'cannot feel the bum', 'bum has no feeling'] },
      none: { silent: ['where do I park', 'is there tea', 'what does it cost'] },
    };
    const { gate, problems } = compileGate(broken, { voices, ordinary: [] });
    const withClassifier = createGate(gate)(text, []).flags;
    expect(withClassifier[0]?.route).toBe('emergency');
    expect(problems).toContainEqual(
      expect.objectContaining({
        path: ['rules', 'saddle-numbness', 'route'],
        message: expect.stringMatching(/not lead as far as .* such as .*Mend its route/),
      }),
    );
  }, 30_000);

  it('names the very line of a name that no concept has', () => {
    const broken = source();
    firstRule(broken).when = [['saddle-numb'], ['saddle', 'nunb']];
    firstRule(broken).without = ['sadle'];
    expect(compileGate(broken).problems).toMatchObject([
      {
        path: ['rules', 'saddle-numbness', 'when', 1],
        message: expect.stringContaining('"nunb"'),
      },
      {
        path: ['rules', 'saddle-numbness', 'without', 0],
        message: expect.stringContaining('"sadle"'),
      },
    ]);
  });

  it('names text-speak that is written twice, or takes a word from the wordings', () => {
    const broken = source() as Source & { 'text-speak': string[] };
    broken['text-speak'] = ['cnt=cant, b=be, b=bee', 'cnt=count, back=kill'];
    expect(compileGate(broken).problems.slice(0, 3)).toMatchObject([
      { path: ['text-speak', 0], message: expect.stringMatching(/"b".*twice/) },
      { path: ['text-speak', 1], message: expect.stringMatching(/"cnt".*twice/) },
      { path: ['text-speak', 1], message: expect.stringMatching(/"back".*"kill"/) },
    ]);
  });

  it('names text-speak that cannot be read', () => {
    const broken = source() as Source & { 'text-speak': string[] };
    broken['text-speak'] = ['kil kill, gr8=, cnt=<cant>, n=and'];
    const found = compileGate(broken).problems.slice(0, 3);
    expect(found.map(({ path }) => path)).toEqual(Array(3).fill(['text-speak', 0]));
    for (const [at, entry] of ['kil kill', 'gr8=', 'cnt=<cant>'].entries())
      expect(found[at]?.message).toMatch(
        `"${entry}" cannot be read. Write what people type`,
      );
  });

  it('proves by an example what text-speak of danger means', () => {
    const broken = source() as Source & { 'text-speak': string[] };
    broken['text-speak'] = broken['text-speak'].map((line) =>
      line.replace('kil=kill', 'kil=kiss'),
    );
    expect(compileGate(broken).problems.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('kil my self'),
    );
  });

  it('names what is wrong with a card and with an example in one go', () => {
    const broken = source();
    firstRule(broken).fires = ['hello', 'goodbye'];
    const card = broken.cards['emergency-spine'] as object;
    broken.cards['emergency-spine'] = { ...card, heading: 'About chest pain' };
    const paths = compileGate(broken).problems.map(({ path }) =>
      path.slice(0, 2).join('.'),
    );
    expect(paths).toContain('cards.emergency-spine');
    expect(paths).toContain('rules.saddle-numbness');
  });

  it('names a card that does not exist', () => {
    const broken = source();
    firstRule(broken).card = 'no-such-card';
    expect(compileGate(broken).problems[0]?.message).toContain('no-such-card');
  });

  it('names an example that must fire and does not', () => {
    const broken = source();
    firstRule(broken).fires = ['hello', 'goodbye'];
    const paths = compileGate(broken).problems.map(({ path }) => path.join('.'));
    expect(paths).toEqual([
      'rules.saddle-numbness.fires.0',
      'rules.saddle-numbness.fires.1',
    ]);
  });

  it('names an example that must not fire and does', () => {
    const broken = source();
    firstRule(broken).silent = ['my groin is numb'];
    expect(compileGate(broken).problems[0]?.message).toContain('fires saddle-numbness');
  });

  it('names it, too, where the voices have taught that it is harmless', () => {
    const broken = source();
    firstRule(broken).silent = ['my groin is numb'];
    const harmless = ['my groin is numb', 'the groin is numb', 'groin numb again'];
    const voices = {
      cauda_equina: { emergency: ['I wet myself', 'no feeling when I wipe'] },
      none: { silent: harmless },
    };
    const { gate, problems } = compileGate(broken, { voices, ordinary: [] });
    expect(createGate(gate)('my groin is numb', []).redFlag).toBeNull();
    expect(problems.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('"my groin is numb" fires saddle-numbness'),
    );
  });
});

describe('checkGate', () => {
  const texts = [
    { text: 'What is sciatica?', where: 'faqs/a.md:3' },
    { text: 'I cannot pee', where: 'faqs/b.md:7' },
  ];

  it('lists the texts on which the gate fires, with place, rule and words', () => {
    expect(checkGate(ownRules.gate, texts)).toEqual([
      {
        text: 'I cannot pee',
        where: 'faqs/b.md:7',
        rule: 'bladder-bowel',
        flag: 'cauda_equina',
        evidence: 'cannot pee',
      },
    ]);
  });

  it('lets a rule name exceptions', () => {
    const excepted = source();
    const rule = excepted.rules['bladder-bowel'] ?? {};
    rule.exceptions = [{ text: 'I cannot pee', reason: 'the title of a leaflet' }];
    expect(checkGate(compileGate(excepted).gate, texts)).toEqual([]);
  });
});
