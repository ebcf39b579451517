import type { Candidate } from '../schema/decision.ts';
import type { Reading } from '../schema/reading.ts';
import type { Ground } from './ground.ts';
import type { DecideInput } from './input.ts';

/**
 * Worth, in confidence, of staying with the last answer for a query that says nearly
 * nothing of its own ('why is that bad'), and of the follow-ups of the last answer for a
 * query that leans on it. Found by hand on conversations of our own.
 */
const stayBonus = 0.15;
const followUpBonus = 0.15;
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
  const { whole } = retrieval;
  const alone = { candidates: whole, why: 'by its own words' };
  const [last] = context.entries;
  if (reading.kind !== 'question' || reading.leaning === 'none' || last === undefined) {
    return alone;
  }
  const own = surestFirst(whole.map((one) => withFollowUpBonus(one, last, ground)));
  const lean = surestFirst(leaningCandidates(retrieval.leaning, reading, last, ground));
  const ownSure = own[0]?.confidence ?? 0;
  const leanSure = lean[0]?.confidence ?? 0;
  const isOwnClass = own[0] !== undefined && !ground.isEntry(own[0].id);
  const needed =
    ownSure >= thresholds.answer && (isOwnClass || reading.leaning !== 'pronoun')
      ? Number.POSITIVE_INFINITY
      : reading.leaning === 'short'
        ? ownSure + shortPenalty
        : ownSure;
  return leanSure > needed
    ? { candidates: lean, why: 'leaning on the last answer' }
    : { candidates: own, why: 'by its own words, after the last answer' };
};

const surestFirst = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.toSorted((a, b) => b.confidence - a.confidence);

const raised = (candidate: Candidate, bonus: number): Candidate => ({
  ...candidate,
  confidence: Math.min(1, candidate.confidence + bonus),
});

const withFollowUpBonus = (
  candidate: Candidate,
  last: string,
  ground: Ground,
): Candidate =>
  ground.followUpsOf(last).includes(candidate.id)
    ? raised(candidate, followUpBonus)
    : candidate;

/**
 * The completed query is full of the last answer's own words, so that answer would win
 * every merely short query: there it is left out. A pronoun may well stay with it.
 */
const leaningCandidates = (
  candidates: readonly Candidate[],
  { leaning, informative }: Question,
  last: string,
  ground: Ground,
): readonly Candidate[] =>
  candidates.flatMap((candidate) => {
    const isLast =
      candidate.id === last || ground.overlapsOf(last).includes(candidate.id);
    if (isLast && leaning === 'short') return [];
    const stays = isLast && leaning === 'pronoun' && informative <= 1;
    return [
      stays ? raised(candidate, stayBonus) : withFollowUpBonus(candidate, last, ground),
    ];
  });
