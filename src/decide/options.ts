import type { Candidate, Decision } from '../schema/decision.ts';
import { distinctServable, prefixes } from './ground.ts';
import type { DecideInput } from './input.ts';

/** Most options offered at once. */
export const maxOptions = 3;
/** Misses in a row after which people come first. */
export const missesBeforePeople = 1;

/**
 * Decides below the answer threshold: offers the nearest entries, lets small talk or a
 * declined topic win where no entry is near, and admits not knowing otherwise.
 */
export const decideOptions = (
  candidates: readonly Candidate[],
  input: DecideInput,
): Decision => {
  const { thresholds, ground, context } = input;
  const near = candidates.filter((candidate) => candidate.confidence >= thresholds.offer);
  // What was just answered is not asked for again; what belongs to it may be.
  const [last] = context.entries;
  const isLastNear = near.some(({ id }) => id === last);
  const options = distinctServable(
    [
      ...near.map(({ id }) => id).filter((id) => id !== last),
      ...(isLastNear && last !== undefined ? ground.followUpsOf(last) : []),
    ],
    ground,
    maxOptions,
  );
  const [top] = near;
  const confidence = top?.confidence ?? 0;
  if (top?.id.startsWith(prefixes.declined) && isClear(top, near, ground)) {
    return declineAs(top, ground, options, 'is nearest');
  }
  if (top?.id.startsWith(prefixes.smallTalk) && options.length === 0) {
    const id = top.id.slice(prefixes.smallTalk.length);
    return { kind: 'small-talk', id, confidence, why: 'small talk is nearest' };
  }
  // After two rounds of options in a row people come first.
  if (options.length > 0 && context.said !== 'disambiguate-again') {
    return {
      kind: 'disambiguate',
      options,
      confidence,
      again: context.said === 'disambiguate',
      why: 'between the thresholds',
    };
  }
  const isAgain = context.misses >= missesBeforePeople;
  return {
    kind: 'fallback',
    reason: isAgain ? 'people-first' : 'unknown',
    nearest: distinctServable(
      [...candidates.map((candidate) => candidate.id), ...ground.starters],
      ground,
      maxOptions,
    ),
    confidence: candidates[0]?.confidence ?? 0,
    why: isAgain ? 'nothing is near; a second miss in a row' : 'nothing is near',
  };
};

/** The reply to a declined topic: a person, or its own honest refusal. */
export const declineAs = (
  { id, confidence }: Candidate,
  ground: DecideInput['ground'],
  nearest: readonly string[],
  how: string,
): Decision => {
  const declined = id.slice(prefixes.declined.length);
  const why = `declined topic '${declined}' ${how}`;
  return ground.declinedReplyOf(declined) === 'hand-off'
    ? { kind: 'hand-off', declined, confidence, why }
    : { kind: 'fallback', reason: 'declined', declined, nearest, confidence, why };
};

/** How far ahead of the best entry, in confidence, a declined topic must be to win. */
const clearMargin = 0.1;

const isClear = (
  top: Candidate,
  near: readonly Candidate[],
  ground: DecideInput['ground'],
): boolean => {
  const rival = near.find((candidate) => ground.isEntry(candidate.id));
  return rival === undefined || top.confidence - rival.confidence >= clearMargin;
};
