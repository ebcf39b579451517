import type { SourceProblem } from '../schema/content-problem.ts';
import type { CareCard } from '../schema/red-flag.ts';
import type { GateFinding, PlacedText } from './check.ts';
import { checkExamples, checkReferences } from './check.ts';
import type { CompiledGate } from './compiled.ts';
import { createGate } from './gate.ts';
import { ordinaryWords } from './ordinary-words.ts';
import type { RedFlagSource } from './source.ts';
import { patternsOf, redFlagSourceSchema } from './source.ts';

/** The gate and its cards, or what keeps them from compiling. */
export type GateCompilation = {
  readonly gate: CompiledGate;
  readonly cards: readonly CareCard[];
  readonly problems: readonly SourceProblem[];
};

const emptyGate: CompiledGate = {
  version: 1,
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

const compileSource = (source: RedFlagSource): CompiledGate => ({
  version: 1,
  ordinary: ordinaryWords,
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

/** Compiles `red-flags.yaml` (parsed) into the gate and its cards; reports all problems. */
export const compileGate = (source: unknown): GateCompilation => {
  const parsed = redFlagSourceSchema.safeParse(source);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      severity: 'error' as const,
      path: issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
      message: issue.message,
    }));
    return { gate: emptyGate, cards: [], problems };
  }
  const gate = compileSource(parsed.data);
  const references = checkReferences(parsed.data);
  const examples =
    references.length > 0 ? [] : checkExamples(parsed.data, createGate(gate));
  const cards = Object.entries(parsed.data.cards).map(([id, card]) => ({ id, ...card }));
  return { gate, cards, problems: [...references, ...examples] };
};

/**
 * Lists the texts of the knowledge base (questions, phrasings, tests, labels) on which the
 * gate fires: typing or pressing them would bring a care card. Rules may name exceptions.
 */
export const checkGate = (
  compiled: CompiledGate,
  texts: readonly PlacedText[],
): readonly GateFinding[] => {
  const gate = createGate(compiled);
  const allowed = new Map(compiled.rules.map((rule) => [rule.id, rule.exceptions]));
  return texts.flatMap(({ text, where }) =>
    gate(text, [])
      .flags.filter((flag) => !allowed.get(flag.rule)?.includes(text))
      .slice(0, 1)
      .map((flag) => ({
        text,
        where,
        rule: flag.rule,
        evidence: flag.evidence.map((part) => part.text).join(' + '),
      })),
  );
};
