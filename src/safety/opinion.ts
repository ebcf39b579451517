import type { RedFlag, Route } from '../schema/red-flag.ts';
import type { Likeness } from './classifier.ts';
import { loadClassifier } from './classifier.ts';
import type { CompiledGate, CompiledRule } from './compiled.ts';
import type { NamedMention, QueryReading } from './reader.ts';
import type { Tokens } from './tokenise.ts';

/** What the classifier makes of a query, beside the rules. */
export type Opinion = {
  /** The flags that it raises whatever the rules say. */
  readonly raised: readonly RedFlag[];
  /** Whether a rule that fires counts for a false alarm. */
  readonly isDoubted: (fired: RedFlag) => boolean;
};

/** The places of the rules that name a concept: no rule fires without one told now. */
export type RulesByConcept = ReadonlyMap<string, readonly number[]>;

export const rulesByConcept = (rules: readonly CompiledRule[]): RulesByConcept => {
  const places = new Map<string, number[]>();
  for (const [at, rule] of rules.entries())
    for (const concept of new Set(rule.when.flat()))
      places.set(concept, [...(places.get(concept) ?? []), at]);
  return places;
};

/**
 * Probability from which the classifier raises a flag although no rule fires, by route: a
 * miss costs more where more is at stake. This and the numbers below were chosen on
 * sentences that nothing learns from (tests/quality/own/unseen, own/hinted) as those that
 * miss least at some 3% false alarms.
 */
const raisedFrom: Readonly<Record<Route, number>> = {
  emergency: 0.12,
  crisis: 0.15,
  urgent: 0.2,
};
const lowestRaised = Math.min(...Object.values(raisedFrom));

/**
 * The same for what the rules have no words for: a query that words none of their concepts,
 * or a crisis where none of its own is worded. 'What must I change in my life' has words of
 * despair, and most harmless queries that look dangerous are such.
 */
const fromAfar = 0.2;

/** The same for a query of fewer words than a sentence, whatever it is like: 'legs'. */
const shortQuery = 4;
const shortFrom = 0.3;

/** The same for one sentence among others: taken by itself, it shows less. */
const sentenceFrom = 0.9;

/** Probability below which a rule that fires counts for a false alarm. */
const doubtedBelow = 0.05;

/** A gate without a classifier: rules alone decide. */
const noOpinion: Opinion = { raised: [], isDoubted: () => false };

/**
 * Makes the second reader of the gate. It names a class and the words that spoke for it,
 * and doubts a rule only where neither the whole nor a sentence by itself looks dangerous.
 */
export const createOpinion = (
  { concepts, rules, classifier }: CompiledGate,
  rulesWith: RulesByConcept,
): ((reading: QueryReading, whole: Tokens) => Opinion) => {
  if (classifier === undefined) return () => noOpinion;
  const classify = loadClassifier(classifier);
  const lasting = new Set(concepts.filter(({ always }) => always).map(({ id }) => id));

  /** The flag that a stretch raises by what was learnt alone, or null. */
  const learnt = (
    { stretch, danger, flag }: Likeness,
    mentions: readonly NamedMention[],
  ): RedFlag | null => {
    if (danger < lowestRaised) return null;
    const inside = mentions.filter(
      ({ concept, start }) =>
        concept !== 'idiom' && start >= stretch.start && start < stretch.end,
    );
    const isNear = (name: string): boolean =>
      inside.some(({ concept }) =>
        rulesWith.get(concept)?.some((at) => rules[at]?.flag === name),
      );
    const short = stretch.end - stretch.start < shortQuery ? shortFrom : 0;
    const raised = (
      candidate: RedFlag | null,
      from: (route: Route) => number,
    ): RedFlag | null =>
      candidate !== null && danger >= Math.max(from(candidate.route), short)
        ? candidate
        : null;
    const likeliest = flag();
    const isAfar =
      inside.length === 0 || (likeliest?.route === 'crisis' && !isNear(likeliest.flag));
    if (!isAfar) return raised(likeliest, (route) => raisedFrom[route]);
    return (
      raised(likeliest, () => fromAfar) ??
      raised(flag(isNear), (route) => raisedFrom[route])
    );
  };

  return (reading, tokens) => {
    const { whole, sentences } = classify(reading, tokens);
    const sure = sentences.filter(({ danger }) => danger >= sentenceFrom);
    const most = sentences.reduce(
      (sum, { danger }) => Math.max(sum, danger),
      whole.danger,
    );
    // What counts however long it is past, as one's own cancer does, is never doubted.
    const isLasting = ({ evidence }: RedFlag): boolean =>
      evidence.some(({ concept }) => lasting.has(concept));
    return {
      raised: [whole, ...sure].flatMap((one) => learnt(one, reading.mentions) ?? []),
      isDoubted: (fired) => most < doubtedBelow && !isLasting(fired),
    };
  };
};
