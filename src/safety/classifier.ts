import { sigmoid } from '../learn/logistic.ts';
import type { PackedWeights, SparseWeights } from '../learn/sparse-weights.ts';
import { unpackWeights } from '../learn/sparse-weights.ts';
import { softmax } from '../learn/train.ts';
import { learntRule } from '../schema/learnt-rule.ts';
import type { RedFlag, Route } from '../schema/red-flag.ts';
import { routesByUrgency } from '../schema/urgency.ts';
import type { Features, Stretch } from './features.ts';
import { createFeatureReader, featureNumbers } from './features.ts';
import type { QueryReading } from './reader.ts';
import type { Recurrent, RecurrentRating } from './recurrent.ts';
import { classKey } from './recurrent.ts';
import { clauseAround, partsOf } from './stretches.ts';
import type { Tokens } from './tokenise.ts';

/** What a query can be taken for: a class with a route, and the card that belongs to it. */
export type Label = {
  readonly flag: string;
  readonly route: Route;
  readonly card: string;
};

/** What was learnt from the examples. */
export type CompiledClassifier = {
  readonly labels: readonly Label[];
  /** Weights of one class: how much a feature speaks for danger. */
  readonly danger: PackedWeights;
  /** Weights of each label, for a query that is taken for dangerous. */
  readonly naming: PackedWeights;
};

/** How much a query is like those that must bring care. */
export type Likeness = {
  /** Probability, 0 to 1, that it must. */
  readonly whole: number;
  /** The same of the part of a long one that is most like them, or of the whole. */
  readonly part: number;
  /** The same of the clause around these stretches, without what else is said beside it. */
  readonly clause: (told: readonly Stretch[]) => number;
  /** The class it is most like, with the words that spoke for it; null without classes. */
  readonly flag: () => RedFlag | null;
};

export type Classifier = (reading: QueryReading) => Likeness;

/**
 * A route is taken from this share of the probability on, though less urgent ones have more:
 * who is sent on too fast loses less than who is sent on too slowly.
 */
const fairShare = 0.25;
/** So many words, those that spoke most for the class, are named as evidence. */
const mostWords = 3;

const order: readonly Route[] = routesByUrgency;

/**
 * The place of the likeliest label of the most urgent route that has a fair share, among
 * those of its likeliest card: where the class is in doubt, the card that many classes
 * share wins over one that names something else.
 */
const bestLabel = (labels: readonly Label[], probabilities: Float32Array): number => {
  const places = [...labels.keys()];
  const shareOf = (isMeant: (label: Label) => boolean): number =>
    labels.reduce(
      (sum, label, at) => sum + (isMeant(label) ? (probabilities[at] ?? 0) : 0),
      0,
    );
  const largest = (among: readonly number[], worth: (at: number) => number): number =>
    among.reduce((best, at) => (worth(at) > worth(best) ? at : best), among[0] ?? -1);
  const taken = order.find((one) => shareOf(({ route }) => route === one) >= fairShare);
  const fitting = places.filter((at) => labels[at]?.route === taken);
  const likeliest = largest(fitting, (at) =>
    shareOf(({ route, card }) => route === taken && card === labels[at]?.card),
  );
  const sharing = fitting.filter((at) => labels[at]?.card === labels[likeliest]?.card);
  return largest(sharing, (at) => probabilities[at] ?? 0);
};

/** Calls `visit` for each weight of each feature of a query, with what it adds. */
const eachShare = (
  { starts, classes, values }: SparseWeights,
  features: Features,
  visit: (target: number, share: number, token: number) => void,
): void => {
  features.numbers.forEach((number, feature) => {
    const end = starts[number + 1] ?? 0;
    for (let at = starts[number] ?? 0; at < end; at++) {
      const share = (features.values[feature] ?? 0) * (values[at] ?? 0);
      visit(classes[at] ?? 0, share, features.tokens[feature] ?? -1);
    }
  });
};

/** The recurrent one is heard up to these log-odds: what the other is taught must hold. */
export const heardUpTo = 2;

/**
 * Below these log-odds the recurrent one, which is slower, could not change anything: at most
 * (-8 + 2) / 2 would come of it, 4.7%, where a flag is raised from 6% on (opinion.ts).
 */
const settledBelow = -8;

/** It is not asked of more words than this: it learnt of no such message, and time is short. */
const longestHeard = 150;

/** What both classifiers say together, as log-odds; one alone speaks for itself. */
export const together = (one: number, recurrent?: RecurrentRating): number =>
  recurrent === undefined ? one : (one + Math.min(recurrent.odds, heardUpTo)) / 2;

/** The words that spoke most for danger and for the class, in the order of the text. */
const evidenceOf = (
  { text, tokens }: Tokens,
  spoke: Float32Array,
  concept: string,
): RedFlag['evidence'] => {
  const least = Math.max(spoke.toSorted().at(-mostWords) ?? 0, Number.MIN_VALUE);
  return tokens
    .filter((_, at) => (spoke[at] ?? 0) >= least)
    .map(({ start, end }) => ({ concept, text: text.slice(start, end) }));
};

/** A stretch, and what both classifiers make of it. */
type Rated = {
  readonly features: Features;
  readonly said: RecurrentRating | undefined;
  /** Probability, 0 to 1. */
  readonly danger: number;
};

/**
 * Loads the classifier, which looks at what the gate has read. With a recurrent one beside
 * it the log-odds of both are averaged: they err on different sentences.
 */
export const loadClassifier = (
  { labels, danger, naming }: CompiledClassifier,
  recurrent: Recurrent | null = null,
): Classifier => {
  const dangerWeights = unpackWeights(danger, featureNumbers);
  const namingWeights = unpackWeights(naming, featureNumbers);
  const featuresOf = createFeatureReader();

  const flagOf = ({ features, said }: Rated, whole: Tokens): RedFlag | null => {
    const probabilities = new Float32Array(labels.length);
    eachShare(namingWeights, features, (target, share) => {
      probabilities[target] = (probabilities[target] ?? 0) + share;
    });
    softmax(probabilities);
    const best = bestLabel(
      labels,
      probabilities.map((one, at) => {
        const label = labels[at];
        return (one + ((label && said?.shares.get(classKey(label))) ?? one)) / 2;
      }),
    );
    const label = labels[best];
    if (label === undefined) return null;
    const spoke = new Float32Array(whole.tokens.length);
    const count = (share: number, token: number): void => {
      if (token >= 0) spoke[token] = (spoke[token] ?? 0) + share;
    };
    eachShare(dangerWeights, features, (_, share, token) => count(share, token));
    eachShare(namingWeights, features, (target, share, token) => {
      if (target === best) count(share, token);
    });
    return { rule: learntRule, ...label, evidence: evidenceOf(whole, spoke, label.flag) };
  };

  return (reading) => {
    const rate = (stretch: Stretch, beside: Recurrent | null = recurrent): Rated => {
      const features = featuresOf(reading, stretch);
      let sum = 0;
      eachShare(dangerWeights, features, (_, share) => {
        sum += share;
      });
      const isAsked = sum > settledBelow && stretch.end - stretch.start <= longestHeard;
      const said = isAsked ? beside?.rate(reading, stretch) : undefined;
      return { features, said, danger: sigmoid(together(sum, said)) };
    };
    const whole = rate({ start: 0, end: reading.tokens.length });
    // Of parts the recurrent one, which is slower, says nothing more.
    const worst = partsOf(reading)
      .map((part) => rate(part, null))
      .reduce((one, other) => (other.danger > one.danger ? other : one), whole);
    return {
      whole: whole.danger,
      part: worst.danger,
      clause: (told) =>
        rate(
          clauseAround(reading, {
            start: Math.min(...told.map(({ start }) => start)),
            end: Math.max(...told.map(({ end }) => end)),
          }),
        ).danger,
      // Few queries are dangerous, so the class is looked for only where one is.
      flag: () => flagOf(worst, reading),
    };
  };
};
