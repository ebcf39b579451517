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
const raisedFrom = 0.06;

/** The same of a part of a long query: it has many, and what one says by chance is little. */
const partRaisedFrom = 0.4;

/**
 * Probability below which a rule counts for a false alarm, of the clause that it fires on: 'i
 * want to die, do you sell vouchers' is danger, however much the rest sounds like any other
 * question. A lower one cost more false alarms ('chest pain, they ruled it out').
 */
const doubtedBelow = 0.6;

/** A gate without a classifier: rules alone decide. */
const noOpinion: Opinion = { raised: null, isDoubted: () => false };

/**
 * Makes the second reader of the gate. It names a class and the words that spoke for it,
 * and doubts a rule only where neither the whole looks dangerous nor the clause that set it
 * off.
 */
export const createOpinion = (
  { concepts, classifier }: CompiledGate,
  recurrent: Recurrent | null,
): ((reading: QueryReading) => Opinion) => {
  if (classifier === undefined) return () => noOpinion;
  const classify = loadClassifier(classifier, recurrent);
  const certain = new Set(
    concepts.filter(({ undoubted }) => undoubted).map(({ id }) => id),
  );

  return (reading) => {
    const likeness = classify(reading);
    const isRaised = likeness.whole >= raisedFrom || likeness.part >= partRaisedFrom;
    return {
      raised: isRaised ? likeness.flag() : null,
      isDoubted: (told) =>
        !isRaised &&
        !told.some(({ concept }) => certain.has(concept)) &&
        likeness.clause(told) < doubtedBelow,
    };
  };
};
