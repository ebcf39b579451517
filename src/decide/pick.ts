import { subjectEntry } from '../schema/context.ts';
import type { Candidate } from '../schema/decision.ts';
import type { Reading } from '../schema/reading.ts';
import type { Ground } from './ground.ts';
import { prefixes } from './ground.ts';
import type { DecideInput } from './input.ts';
import type { Found, Manner } from './weigh.ts';
import { competitors, mannerOf, sharesOf, signalsOf } from './weigh.ts';

type Question = Extract<Reading, { kind: 'question' }>;
type Picked = { readonly candidates: readonly Candidate[]; readonly why: string };

/**
 * Picks the candidates to decide on, surest first: those of the query alone or, in a
 * conversation, those of the query and of the query completed with the last answer's
 * subject, weighed against each other.
 */
export const pickCandidates = (input: DecideInput): Picked => {
  const { reading, retrieval, context, ground } = input;
  const last = subjectEntry(context);
  if (
    reading.kind !== 'question' ||
    reading.leaningText === null ||
    last === undefined ||
    isForeignTo(last, reading, retrieval.whole) ||
    isWhole(reading, retrieval.whole, last)
  )
    return byOwnWords(input);
  const { whole, leaning } = retrieval;
  const candidates = weighed(reading, { whole, leaning, last, ground });
  if (candidates[0]?.id === last && isEcho(last, reading, whole))
    return byOwnWords(input);
  const isOwn = candidates[0]?.id === whole[0]?.id;
  return {
    candidates,
    why: isOwn ? 'by its own words, after the last answer' : 'leaning on the last answer',
  };
};

const byOwnWords = ({ retrieval, thresholds, ground }: DecideInput): Picked => ({
  candidates: falling(yielding(retrieval.whole, thresholds.answer, ground)),
  why: 'by its own words',
});

const confidenceIn = (candidates: readonly Candidate[], id: string): number =>
  candidates.find((one) => one.id === id)?.confidence ?? 0;

/** An entry this unsure knows nothing of what was asked; with all below, nobody does. */
const knowsNothingBelow = 0.08;
const nobodyKnowsBelow = 0.25;
/** Of words that nobody knows a query must not have so many to lean on an answer. */
const strangeFrom = 0.34;

/**
 * 'Netflix' after an answer leans on nothing: nobody knows its words, the last answer least.
 */
const isForeignTo = (
  last: string,
  { informative }: Question,
  whole: readonly Candidate[],
): boolean => {
  const [top] = whole;
  if (informative === 0) return false;
  return (
    top === undefined ||
    (top.evidence.unknown >= strangeFrom &&
      top.confidence < nobodyKnowsBelow &&
      confidenceIn(whole, last) < knowsNothingBelow)
  );
};

/**
 * 'Turn on the lights' would bring the last answer again, only because it was the last: it
 * says things of its own, of which that answer knows nothing.
 */
const isEcho = (
  last: string,
  { informative, pointsBack }: Question,
  whole: readonly Candidate[],
): boolean =>
  !pointsBack &&
  informative > 1 &&
  (whole[0]?.confidence ?? 0) < nobodyKnowsBelow &&
  confidenceIn(whole, last) < knowsNothingBelow;

/**
 * Confidence from which a query is a complete question of its own, whatever was said
 * before; one that says nothing of its own and points back ('how is it') never is,
 * unless it is small talk.
 */
const wholeFrom: Readonly<Record<Manner, number>> = {
  none: 0.6,
  short: 0.75,
  shift: 0.75,
  pronoun: 0.85,
  bare: 0.85,
};
const smallTalkFrom = 0.75;
/** A declined topic this sure is meant, however short: 'do they hurt', 'your prices'. */
const declinedFrom = 0.65;

/** A query of another subject: the last answer hardly knows its words, an entry does. */
const anotherFrom = 0.5;
const hardlyKnown = 0.15;

const isAnother = (
  { leaning, informative }: Question,
  whole: readonly Candidate[],
  last: string,
): boolean =>
  leaning === 'short' &&
  informative > 1 &&
  (whole[0]?.confidence ?? 0) >= anotherFrom &&
  (whole.find(({ id }) => id === last)?.confidence ?? 0) < hardlyKnown;

const isWhole = (
  reading: Question,
  whole: readonly Candidate[],
  last: string,
): boolean => {
  const [top] = whole;
  if (top === undefined) return false;
  if (isAnother(reading, whole, last)) return true;
  const manner = mannerOf(reading);
  const saysNothing = manner === 'bare' && reading.pointsBack;
  const needed = top.id.startsWith(prefixes.smallTalk)
    ? smallTalkFrom
    : saysNothing
      ? Number.POSITIVE_INFINITY
      : wholeFrom[manner];
  return top.confidence >= (isDeclined(top.id) ? Math.min(needed, declinedFrom) : needed);
};

const weighed = (reading: Question, found: Found): readonly Candidate[] => {
  const rivals = competitors(found);
  const signals = rivals.map(({ id }) => signalsOf(id, found));
  const shares = sharesOf(signals, mannerOf(reading));
  return rivals
    .map((one, at) => withConfidence(one, shares[at] ?? 0))
    .toSorted((a, b) => b.confidence - a.confidence);
};

/** How much surer a runner-up must be than a winner that is not sure enough to be shown. */
const yieldMargin = 0.15;
/** An entry that wins with less gives way to a declined topic that is surer by so much. */
const doubtfulBelow = 0.4;
const declinedMargin = 0.1;
/** How much surer an entry must be than a winner that could be shown. */
const farSurer = 0.2;
/** No confidence is surer than another by so much. */
const never = 1;
/** How far down the order such a runner-up is looked for. */
const yieldDepth = 3;

const isDeclined = (id: string): boolean => id.startsWith(prefixes.declined);

/**
 * An unsure winner gives way to an entry close behind that is sure enough by itself, one
 * declined topic to another that is surer (how they are declined differs), a doubtful winner to
 * a declined topic that is surer, and any winner to an entry that is far surer.
 */
const yielding = (
  candidates: readonly Candidate[],
  threshold: number,
  ground: Ground,
): readonly Candidate[] => {
  const [top] = candidates;
  if (top === undefined) return candidates;
  const marginOf = (id: string): number => {
    if (isDeclined(id) && isDeclined(top.id)) return yieldMargin;
    if (isDeclined(id) && top.confidence < doubtfulBelow) return declinedMargin;
    if (!ground.isEntry(id)) return never;
    return top.confidence < threshold ? yieldMargin : farSurer;
  };
  const surer = candidates
    .slice(1, yieldDepth)
    .find(
      ({ id, confidence }) =>
        confidence >= Math.max(threshold, top.confidence + marginOf(id)),
    );
  return surer === undefined
    ? candidates
    : [surer, ...candidates.filter((one) => one !== surer)];
};

/**
 * Confidence is fitted for winners, so it may say more of a runner-up than of the winner;
 * the order is the matcher's, and no runner-up counts for more than those before it.
 */
const falling = (candidates: readonly Candidate[]): readonly Candidate[] => {
  let least = 1;
  return candidates.map((candidate) => {
    least = Math.min(least, candidate.confidence);
    return withConfidence(candidate, least);
  });
};

/** The candidate with another confidence; its evidence stays unmade until it is read. */
const withConfidence = (candidate: Candidate, confidence: number): Candidate => ({
  id: candidate.id,
  score: candidate.score,
  confidence,
  get evidence() {
    return candidate.evidence;
  },
});
