import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileGate } from '../../src/safety/compile.ts';
import type { CompiledGate } from '../../src/safety/compiled.ts';
import { createGate } from '../../src/safety/gate.ts';
import { redFlags } from '../knowledge/fixture-red-flags.ts';
import { gate, ownRules } from './own-rules.ts';

const voices = {
  heart_attack: {
    emergency: [
      'my chest feels crushed and my arm aches',
      'crushing feeling across my chest, sweating',
      'a weight on my chest and a sore jaw',
      'squeezed chest and pain in my arm',
    ],
  },
  none: {
    silent: [
      'my arm aches after the gym',
      'a sore jaw from the dentist',
      'my knee clicks on the stairs',
      'a knee that clicks',
      'the exercises make me sweat',
      'what should I do for my chest muscles',
    ],
  },
};
/** One rule, for chest pain. */
const rules: unknown = parse(redFlags);
const learn = (given: unknown) =>
  compileGate(rules, {
    voices: given as typeof voices,
    ordinary: ['how do I book', 'what is sciatica'],
  });

/** Sentences that no rule of ours fires on, and that the voices are full of. */
const unruly = [
  'the weight on my breastbone came on carrying the shopping and my jaw is aching',
  'his mouth has slipped to one side and his words come out wrong',
  'two carers pull mum about and she is scared of them',
];

describe('what the gate has learnt', () => {
  it('hears what no rule has words for, and names class and words', () => {
    const bare = createGate(ownRules.gate);
    const heard = unruly.filter((query) => bare(query, []).redFlag === null);
    expect(heard.length).toBeGreaterThan(0);
    for (const query of heard) {
      const { redFlag } = gate(query, []);
      expect(redFlag?.rule, query).toBe('learnt-from-examples');
      expect(redFlag?.evidence.length).toBeGreaterThan(0);
      for (const { text } of redFlag?.evidence ?? []) expect(query).toContain(text);
    }
  });

  it('raises no flag where nothing is said', () => {
    for (const query of ['and the bloke', 'hiya', '...', 'qwerty asdf', '?', ''])
      expect(gate(query, []).redFlag, query).toBeNull();
  });

  it('finds danger in one sentence of a long story', () => {
    const chat = 'We moved house in the spring and the stairs are lovely. ';
    const story = `${chat.repeat(8)}Since this morning I cannot feel it when I wee. ${chat.repeat(8)}`;
    expect(gate(story, []).redFlag?.route).toBe('emergency');
    expect(gate(chat.repeat(16), []).redFlag).toBeNull();
  });

  it('hears one sure sentence among ordinary ones', () => {
    const [before, after] = [
      'The new shoes are great and the hip is fine.',
      'What do you charge for an hour?',
    ];
    const sure = 'I have written my goodbyes and chosen the bridge.';
    expect(gate(`${before} ${sure} ${after}`, []).redFlag?.route).toBe('crisis');
    expect(gate(`${before} ${after}`, []).redFlag).toBeNull();
  });

  it("never doubts one's own cancer, however harmless the rest", () => {
    const { redFlag } = gate(
      'can you suggest a pillow for my back pain, I have leukaemia',
      [],
    );
    expect(redFlag?.flag).toBe('cancer');
    expect(gate('can you suggest a pillow for my back pain', []).redFlag).toBeNull();
  });

  it('doubts words about violence that nobody is hurt by', () => {
    const hills = 'the hills beat me up on saturday, can i book a massage';
    const { redFlag, doubted } = gate(hills, []);
    expect(redFlag).toBeNull();
    expect(doubted.map(({ flag }) => flag)).toEqual(['safeguarding']);
    expect(gate('my husband beat me up again', []).redFlag?.route).toBe('crisis');
  });

  it('does not doubt what only the last queries complete', () => {
    const { concepts } = gate('I have osteoporosis', []);
    expect(gate('and my back suddenly hurts', concepts).redFlag?.flag).toBe(
      'bone_immune',
    );
  });

  it('is the same for the same voices', () => {
    const once = learn(voices);
    expect(once.problems).toEqual([]);
    expect(once.gate.classifier).toBeDefined();
    expect(JSON.stringify(learn(voices).gate)).toBe(JSON.stringify(once.gate));
  });

  it('is nothing without voices: the rules stand alone', () => {
    expect(learn({}).gate.classifier).toBeUndefined();
    expect(learn({ none: { silent: [] } }).gate.classifier).toBeUndefined();
  });

  it('is taken over from an earlier compilation where one is given', () => {
    const { classifier } = learn(voices).gate;
    if (classifier === undefined) throw new Error('Nothing was learnt');
    const again = compileGate(rules, { voices, ordinary: [], trained: classifier });
    expect(again.gate.classifier).toBe(classifier);
  });

  it('gives way to what a person listed as harmless, word for word and no further', () => {
    const { classifier } = learn(voices).gate;
    if (classifier === undefined) throw new Error('Nothing was learnt');
    const listed = 'a weight on my chest and a sore jaw';
    const near = 'a weight on my chest and such a sore jaw';
    const compile = (texts: readonly string[]) =>
      compileGate(
        { ...(rules as object), examples: { none: { silent: texts } } },
        { voices, ordinary: [], trained: classifier },
      );
    const unlisted = createGate(compile([]).gate);
    const { gate: compiled, problems } = compile([listed]);
    const listing = createGate(compiled);
    expect(problems).toEqual([]);
    expect([listed, near].map((text) => unlisted(text, []).redFlag?.route)).toEqual([
      'emergency',
      'emergency',
    ]);
    expect(listing('A weight on my chest, and a sore jaw!', []).redFlag).toBeNull();
    expect(listing(near, []).redFlag?.route).toBe('emergency');
    expect(listing('chest pain', []).redFlag?.route).toBe('emergency');
  });

  it('tells who writes voices that their class and route need a rule', () => {
    const { voiceProblems } = learn({
      ...voices,
      dragons: { urgent: ['a dragon bit me'] },
      heart_attack: { ...voices.heart_attack, urgent: ['my heart'] },
    });
    expect(voiceProblems.map(({ path }) => path)).toEqual([
      ['heart_attack', 'urgent'],
      ['dragons', 'urgent'],
    ]);
    expect(voiceProblems[0]?.message).toMatch(
      /No rule in red-flags.yaml has the class "heart_attack" with the route "urgent"/,
    );
  });

  it('is part of the gate that is served', () => {
    const served: CompiledGate = learn(voices).gate;
    expect(served.classifier?.labels).toEqual([
      { flag: 'heart_attack', route: 'emergency', card: 'call-999' },
    ]);
  });
});

describe('danger beside an everyday remark', () => {
  it.each([
    ['i want to die, can you recommend a mattress', 'crisis'],
    ['im suicidal, my knee clicks', 'crisis'],
    ['my husband hits me, do you do dry needling', 'crisis'],
    ['i cant breathe, is parking free', 'emergency'],
    ['both my legs are numb, what are your prices', 'emergency'],
    ['i get chest pain climbing stairs, how do i cancel', 'emergency'],
    ['hit by a car, do you sell foam rollers', 'emergency'],
    ['my knee clicks i want to die', 'crisis'],
  ])('is heard: %s', (query, route) => {
    expect(gate(query, []).redFlag?.route).toBe(route);
  });

  it('is hidden by no remark, whatever parts them', () => {
    const dangers = ['i want to die', 'i have chest pain', 'my husband beats me'];
    const remarks = ['is parking free', 'my sister recommended you', 'are you hiring'];
    const hidden = dangers
      .flatMap((danger) => remarks.map((remark) => [danger, remark] as const))
      .flatMap(([danger, remark]) =>
        [', ', '. ', '? ', ' but ', ' also ', '\n'].flatMap((gap) => [
          danger + gap + remark,
          remark + gap + danger,
        ]),
      )
      .filter((query) => gate(query, []).redFlag === null);
    expect(hidden).toEqual([]);
  });
});

describe('danger in a friendly message', () => {
  const friendly = [
    'Hi there, hope you are having a lovely day.',
    'Thanks so much for the advice about stretching, it really helped me.',
  ] as const;

  it.each([
    'Cant pee.',
    'My chest hurts.',
    'Numb down below.',
    'Thinking about suicide.',
  ])('is heard wherever it stands: %s', (told) => {
    const [hello, thanks] = friendly;
    for (const parts of [
      [told, hello, thanks],
      [hello, told, thanks],
      [hello, thanks, told],
    ])
      expect(gate(parts.join(' '), []).redFlag, parts.join(' ')).not.toBeNull();
  });
});
