import { subjectEntry } from '../schema/context.ts';
import type { Candidate } from '../schema/decision.ts';
import type { Reading } from '../schema/reading.ts';
import type { Ground } from './ground.ts';
import { prefixes } from './ground.ts';
import type { DecideInput } from './input.ts';

/**
 * Worth, in confidence, of staying with the last answer for a query that says nearly
 * nothing of its own ('why is that bad'), and of the last answer and its follow-ups for a
 * query that leans on it. Found by hand on conversations of our own.
 */
const stayBonus = 0.15;
const vicinityBonus = 0.15;
/** Confidence from which the words alone decide, whatever was said before. */
const sureEnough = 0.5;
/** Confidence at which a query with a pronoun is taken as whole all the same. */
const sureDespitePronoun = 0.8;
/** Confidence at which small talk in a conversation is taken as nothing but small talk. */
const sureSmallTalk = 0.6;
/** How much surer the completed query must be before it replaces a merely short one. */
const shortPenalty = 0.15;

type Question = Extract<Reading, { kind: 'question' }>;
type Picked = { readonly candidates: readonly Candidate[]; readonly why: string };

/**
 * Picks the candidates to decide on, surest first: those of the query alone or, where it
 * leans on the last turn, those of the query completed with the last answer's subject.
 */
export const pickCandidates = ({
  reading,
  retrieval,
  thresholds,
  context,
  ground,
}: DecideInput): Picked => {
  const whole = falling(yielding(retrieval.whole, thresholds.answer, ground));
  const alone = { candidates: whole, why: 'by its own words' };
  const last = subjectEntry(context);
  if (reading.kind !== 'question' || reading.leaning === 'none' || last === undefined) {
    return alone;
  }
  if ((whole[0]?.confidence ?? 0) >= wholeAt(whole[0], reading, thresholds.answer)) {
    return alone;
  }
  const own = weighed(whole, (one) => vicinityOf(one, last, ground));
  const lean = weighed(
    leaningCandidates(retrieval.leaning, reading, last, ground),
    (one) => stayOf(one, reading, last, ground),
  );
  const penalty = reading.leaning === 'short' ? shortPenalty : 0;
  // Where both readings find the same entry there is nothing to choose between.
  const asksNew =
    own[0]?.id !== lean[0]?.id &&
    sureness(own) >= thresholds.answer &&
    (reading.leaning === 'shift' ||
      (reading.informative > 0 &&
        own[0]?.id.startsWith(prefixes.smallTalk) === false &&
        staysWith(last, lean, ground)));
  return sureness(lean) > sureness(own) + penalty && !asksNew
    ? { candidates: lean, why: 'leaning on the last answer' }
    : { candidates: own, why: 'by its own words, after the last answer' };
};

const sureness = ([top]: readonly Candidate[]): number => top?.confidence ?? 0;

/**
 * Confidence from which a leaning query counts as whole: small talk and queries on a
 * pronoun must be sure of themselves; one that says nothing of its own never is whole.
 */
const wholeAt = (
  top: Candidate | undefined,
  { leaning, informative }: Question,
  threshold: number,
): number => {
  const isSmallTalk = top?.id.startsWith(prefixes.smallTalk) === true;
  if (leaning === 'pronoun' && informative === 0 && !isSmallTalk) {
    return Number.POSITIVE_INFINITY;
  }
  if (isSmallTalk) return sureSmallTalk;
  if (leaning === 'pronoun') return sureDespitePronoun;
  return leaning === 'shift' ? sureEnough : threshold;
};

/** How much surer a runner-up must be than a winner that is not sure enough to be shown. */
const yieldMargin = 0.15;
/** How far down the order such a runner-up is looked for. */
const yieldDepth = 3;

/** An unsure winner gives way to an entry close behind that is sure enough by itself. */
const yielding = (
  candidates: readonly Candidate[],
  threshold: number,
  ground: Ground,
): readonly Candidate[] => {
  const [top] = candidates;
  if (top === undefined || top.confidence >= threshold) return candidates;
  const surer = candidates
    .slice(1, yieldDepth)
    .find(
      ({ id, confidence }) =>
        ground.isEntry(id) &&
        confidence >= Math.max(threshold, top.confidence + yieldMargin),
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

/** Adds what the conversation speaks for, where the words alone leave it open. */
const weighed = (
  candidates: readonly Candidate[],
  bonusOf: (candidate: Candidate) => number,
): readonly Candidate[] => {
  const ordered = falling(candidates);
  if (sureness(ordered) >= sureEnough) return ordered;
  return ordered
    .map((one) => withConfidence(one, Math.min(1, one.confidence + bonusOf(one))))
    .toSorted((a, b) => b.confidence - a.confidence);
};

const vicinityOf = ({ id }: Candidate, last: string, ground: Ground): number =>
  id === last || ground.followUpsOf(last).includes(id) ? vicinityBonus : 0;

const staysWith = (last: string, [top]: readonly Candidate[], ground: Ground): boolean =>
  top !== undefined && isLastAnswer(top, last, ground);

const isLastAnswer = ({ id }: Candidate, last: string, ground: Ground): boolean =>
  id === last || ground.overlapsOf(last).includes(id);

const stayOf = (
  candidate: Candidate,
  { leaning, informative }: Question,
  last: string,
  ground: Ground,
): number =>
  isLastAnswer(candidate, last, ground)
    ? leaning === 'pronoun' && informative <= 1
      ? stayBonus
      : 0
    : vicinityOf(candidate, last, ground);

/**
 * The completed query is full of the last answer's own words, so that answer would win
 * every merely short query: there it is left out. A pronoun may well stay with it.
 */
const leaningCandidates = (
  candidates: readonly Candidate[],
  { leaning }: Question,
  last: string,
  ground: Ground,
): readonly Candidate[] =>
  leaning === 'short'
    ? candidates.filter((candidate) => !isLastAnswer(candidate, last, ground))
    : candidates;
