import type { Candidate } from '../schema/decision.ts';
import type { DecideInput } from './input.ts';

/**
 * What staying with the last answer is worth, in confidence, to a query that leans on it
 * and says little of its own ('why is that bad').
 */
const stayBonus = 0.12;
/** How much better the leaning reading must be before it replaces a merely short query. */
const weakLeaningPenalty = 0.15;

/**
 * Picks the candidates to decide on: those of the query alone, or, where it leans on the
 * last turn, those of the query completed with the last answer's subject.
 */
export const pickCandidates = ({
  reading,
  retrieval,
  thresholds,
  context,
  ground,
}: DecideInput): { readonly candidates: readonly Candidate[]; readonly why: string } => {
  const alone = { candidates: retrieval.whole, why: 'by its own words' };
  if (reading.kind !== 'question' || retrieval.leaning.length === 0) return alone;
  const [last] = context.entries;
  const [ownTop] = retrieval.whole;
  const isOwnClass = ownTop !== undefined && !ground.isEntry(ownTop.id);
  const isSure = (ownTop?.confidence ?? 0) >= thresholds.answer;
  if (isSure && (isOwnClass || reading.leaning === 'weak')) return alone;
  const lean = retrieval.leaning
    .map((candidate) => stay(candidate, last, reading.informative, ground))
    .sort((a, b) => b.confidence - a.confidence);
  const penalty = reading.leaning === 'weak' ? weakLeaningPenalty : 0;
  const isBetter =
    (lean[0]?.confidence ?? 0) - penalty > (isSure ? (ownTop?.confidence ?? 0) : 0);
  if (reading.leaning === 'weak' && !isBetter) return alone;
  return isBetter ? { candidates: lean, why: 'leaning on the last answer' } : alone;
};

const stay = (
  candidate: Candidate,
  last: string | undefined,
  informative: number,
  ground: DecideInput['ground'],
): Candidate => {
  const isSame =
    last !== undefined &&
    (candidate.id === last || ground.overlapsOf(last).includes(candidate.id));
  return isSame && informative <= 1
    ? { ...candidate, confidence: Math.min(1, candidate.confidence + stayBonus) }
    : candidate;
};
