import type { RedFlag } from '../schema/red-flag.ts';
import { loadClassifier } from './classifier.ts';
import type { Told } from './combine.ts';
import type { CompiledGate } from './compiled.ts';
import type { QueryReading } from './reader.ts';
import type { Recurrent } from './recurrent.ts';

/** What the classifier makes of a query, beside the rules. */
export type Opinion = {
  /** The flag that it raises whatever the rules say, or null. */
  readonly raised: RedFlag | null;
  /** Whether a rule that fires on these counts for a false alarm. */
  readonly isDoubted: (told: readonly Told[]) => boolean;
};

/**
 * Probability from which the classifier raises a flag although no rule fires. This and the
 * numbers below were chosen on sentences that nothing learns from (tests/quality/own/unseen,
 * own/hinted) as those that miss least at some 5% false alarms; numbers of its own for each
 * route gained nothing.
 */
const raisedFrom = 0.065;

/** The same where nothing is worded that a rule asks for: such words are mostly by the way. */
const raisedUnknownFrom = 0.08;

/** The same of a part of a long query: it has many, and what one says by chance is little. */
const partRaisedFrom = 0.4;

/** Probability below which a rule that fires counts for a false alarm. */
const doubtedBelow = 0.5;

/** A gate without a classifier: rules alone decide. */
const noOpinion: Opinion = { raised: null, isDoubted: () => false };

/**
 * Makes the second reader of the gate. It names a class and the words that spoke for it,
 * and doubts a rule only where neither the whole looks dangerous nor what the rule was set
 * off by: the sentences that tell it, each by itself and together. `isKnown` says whether
 * any words are those that a rule asks for.
 */
export const createOpinion = (
  { concepts, classifier }: CompiledGate,
  recurrent: Recurrent | null,
): ((reading: QueryReading, isKnown: boolean) => Opinion) => {
  if (classifier === undefined) return () => noOpinion;
  const classify = loadClassifier(classifier, recurrent);
  const certain = new Set(
    concepts.filter(({ undoubted }) => undoubted).map(({ id }) => id),
  );

  return (reading, isKnown) => {
    const likeness = classify(reading);
    const isRaised =
      likeness.whole >= (isKnown ? raisedFrom : raisedUnknownFrom) ||
      likeness.part >= partRaisedFrom;
    return {
      raised: isRaised ? likeness.flag() : null,
      isDoubted: (told) =>
        !isRaised &&
        !told.some(({ concept }) => certain.has(concept)) &&
        likeness.around(told.map(({ start }) => start)) < doubtedBelow,
    };
  };
};
