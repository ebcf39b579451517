import type { RedFlag, Route } from '../schema/red-flag.ts';
import type { Likeness } from './classifier.ts';
import { loadClassifier } from './classifier.ts';
import type { CompiledGate, CompiledRule } from './compiled.ts';
import type { QueryReading } from './reader.ts';

/** What the classifier makes of a query, beside the rules. */
export type Opinion = {
  /** The flag that it raises whatever the rules say, or null. */
  readonly raised: RedFlag | null;
  /** Whether a rule that fires counts for a false alarm. */
  readonly isDoubted: (fired: RedFlag) => boolean;
};

/** The concepts that the rules of each class name. */
const conceptsByFlag = (
  rules: readonly CompiledRule[],
): ReadonlyMap<string, ReadonlySet<string>> => {
  const named = new Map<string, Set<string>>();
  for (const { flag, when } of rules)
    named.set(flag, new Set([...(named.get(flag) ?? []), ...when.flat()]));
  return named;
};

/**
 * Probability from which the classifier raises a flag although no rule fires, by route: a
 * miss costs more where more is at stake. This and the numbers below were chosen on
 * sentences that nothing learns from (tests/quality/own/unseen, own/hinted) as those that
 * miss least at some 5% false alarms.
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

/** Probability below which a rule that fires counts for a false alarm. */
const doubtedBelow = 0.05;

/** A gate without a classifier: rules alone decide. */
const noOpinion: Opinion = { raised: null, isDoubted: () => false };

/**
 * Makes the second reader of the gate. It names a class and the words that spoke for it,
 * and doubts a rule only where neither the whole nor a sentence by itself looks dangerous.
 */
export const createOpinion = ({
  concepts,
  rules,
  classifier,
}: CompiledGate): ((reading: QueryReading) => Opinion) => {
  if (classifier === undefined) return () => noOpinion;
  const classify = loadClassifier(classifier);
  const conceptsOf = conceptsByFlag(rules);
  const lasting = new Set(concepts.filter(({ always }) => always).map(({ id }) => id));

  const raisedBy = (
    { danger, flag }: Likeness,
    { tokens, mentions }: QueryReading,
  ): RedFlag | null => {
    if (danger < lowestRaised) return null;
    const worded = new Set(mentions.map(({ concept }) => concept));
    worded.delete('idiom');
    const isNear = (name: string): boolean =>
      [...worded].some((concept) => conceptsOf.get(name)?.has(concept));
    const short = tokens.length < shortQuery ? shortFrom : 0;
    const ifSure = (found: RedFlag | null, from?: number): RedFlag | null =>
      found !== null && danger >= Math.max(from ?? raisedFrom[found.route], short)
        ? found
        : null;
    const likeliest = flag();
    const isAfar =
      worded.size === 0 || (likeliest?.route === 'crisis' && !isNear(likeliest.flag));
    return isAfar
      ? (ifSure(likeliest, fromAfar) ?? ifSure(flag(isNear)))
      : ifSure(likeliest);
  };

  return (reading) => {
    const likeness = classify(reading);
    let most: number | undefined;
    const mostDangerous = (): number => {
      most ??= likeness.mostDangerous();
      return most;
    };
    // What counts however long it is past, as one's own cancer does, is never doubted.
    const isLasting = ({ evidence }: RedFlag): boolean =>
      evidence.some(({ concept }) => lasting.has(concept));
    return {
      raised: raisedBy(likeness, reading),
      isDoubted: (fired) => !isLasting(fired) && mostDangerous() < doubtedBelow,
    };
  };
};
