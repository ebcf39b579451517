import type { Candidate, Decision } from '../schema/decision.ts';
import { distinctServable, prefixes } from './ground.ts';
import type { DecideInput } from './input.ts';

/** Most options offered at once. */
const maxOptions = 3;
/** Rounds of options in a row before people come first. */
const maxRounds = 2;

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
  const options = distinctServable(
    near.map((candidate) => candidate.id),
    ground,
    maxOptions,
  );
  const [top] = near;
  const confidence = top?.confidence ?? 0;
  if (top?.id.startsWith(prefixes.declined) && isClear(top, near, ground)) {
    const id = top.id.slice(prefixes.declined.length);
    const why = `declined topic '${id}' is nearest`;
    return ground.declinedReplyOf(id) === 'hand-off'
      ? { kind: 'hand-off', declined: id, confidence, why }
      : {
          kind: 'fallback',
          reason: 'declined',
          declined: id,
          nearest: options,
          confidence,
          why,
        };
  }
  if (top?.id.startsWith(prefixes.smallTalk) && options.length === 0) {
    const id = top.id.slice(prefixes.smallTalk.length);
    return { kind: 'small-talk', id, confidence, why: 'small talk is nearest' };
  }
  const rounds = context.said === 'disambiguate-again' ? maxRounds : 0;
  if (options.length > 0 && rounds < maxRounds) {
    return {
      kind: 'disambiguate',
      options,
      confidence,
      again: context.said === 'disambiguate',
      why: 'between the thresholds',
    };
  }
  const isAgain = context.misses >= 1;
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
