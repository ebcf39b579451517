import type { Context } from '../schema/context.ts';
import type { Decision } from '../schema/decision.ts';
import type { Reading } from '../schema/reading.ts';
import type { Ground } from './ground.ts';
import { distinctServable } from './ground.ts';
import { maxOptions } from './options.ts';

/** The small talk that takes note: of a dismissed card, of 'no, thanks'. */
const acknowledgement = 'acknowledgement';

/** Decides on a choice among what was offered. A choice is certain, hence confidence 1. */
export const decideChoice = (
  reading: Exclude<Reading, { kind: 'question' }>,
  context: Context,
  ground: Ground,
): Decision => {
  switch (reading.kind) {
    case 'choice':
      return ground.isServable(reading.entry)
        ? answer(
            reading.entry,
            reading.why,
            (reading.more ?? []).filter(ground.isServable),
          )
        : noneOfThese(context, ground, 'the chosen entry may not be served');
    case 'none-of-these':
      return noneOfThese(context, ground, 'none of what was offered');
    case 'go-on':
      return goOn(context, ground, true);
    case 'unsure':
      return goOn(context, ground, false);
    case 'declines':
      return {
        kind: 'small-talk',
        id: acknowledgement,
        confidence: 1,
        why: 'wants nothing more of what was offered',
      };
    default:
      return reading satisfies never;
  }
};

const answer = (entry: string, why: string, more: readonly string[] = []): Decision => ({
  kind: 'answer',
  entry,
  confidence: 1,
  more,
  alsoOffer: [],
  why,
});

/** What was refused is not offered again. */
const noneOfThese = (context: Context, ground: Ground, why: string): Decision => ({
  kind: 'fallback',
  reason: 'none-of-these',
  nearest: distinctServable(
    ground.starters.filter((id) => !context.options.includes(id)),
    ground,
    maxOptions,
  ),
  confidence: 0,
  why,
});

/**
 * 'Yes, go on': with one thing offered it is meant; with several, ask which. Whoever was
 * misunderstood is always asked: `mayAnswer` is false.
 */
export const goOn = (context: Context, ground: Ground, mayAnswer: boolean): Decision => {
  const [last] = context.entries;
  // One of the options was taken already: what belongs to its answer is offered next.
  const isTaken = mayAnswer && last !== undefined && context.options.includes(last);
  const offered =
    context.options.length > 0 && !isTaken
      ? context.options
      : context.followUps.length > 0
        ? context.followUps
        : last === undefined
          ? []
          : ground.followUpsOf(last);
  // Whoever was misunderstood is not offered what they just got.
  const others = offered.filter((id) => mayAnswer || id !== last);
  const options = distinctServable(others, ground, maxOptions);
  const [only] = options;
  if (only === undefined)
    return noneOfThese(context, ground, 'nothing was offered to go on with');
  if (context.said === 'disambiguate-again') {
    return {
      kind: 'fallback',
      reason: 'people-first',
      nearest: [],
      confidence: 0,
      why: 'asked twice which is meant',
    };
  }
  return mayAnswer && options.length === 1
    ? answer(only, 'goes on with the only thing offered')
    : {
        kind: 'disambiguate',
        options,
        confidence: 1,
        again: context.said === 'disambiguate',
        why: 'asks which of the things offered is meant',
      };
};
