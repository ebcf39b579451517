import type { Context } from '../schema/context.ts';
import { contextVersion, emptyContext, mostConcepts } from '../schema/context.ts';
import type { CareCard } from '../schema/red-flag.ts';
import type { Reply } from '../schema/reply.ts';
import type { ComposeInput } from './input.ts';

/** How many entries and options a context remembers. */
const maxEntries = 3;
const maxOptions = 6;
const maxTurn = 9999;

/** The context after a reply: ids only, at most 1 kB as JSON. */
export const nextContext = ({
  context,
  decision,
  reply,
  concepts,
  said,
  shown,
  isStartingAgain,
}: ComposeInput & {
  readonly reply: Omit<Reply, 'context' | 'turn'>;
  readonly said: string | null;
  readonly shown: CareCard | null;
  /** 'Start again' forgets everything but the standing care card. */
  readonly isStartingAgain: boolean;
}): Context => {
  // A way to leave, once given, is remembered as that of a crisis.
  const care = shown && {
    route: shown.quickExit ? ('crisis' as const) : shown.route,
    card: shown.id,
  };
  const turn = Math.min(maxTurn, context.turn + 1);
  if (isStartingAgain) return { ...emptyContext, turn, care, said };
  const answered =
    reply.kind === 'answer' && reply.entry !== undefined
      ? [reply.entry.id, ...(reply.more ?? []).map(({ entry }) => entry.id)]
      : [];
  const offered = (reply.options ?? []).map(({ entry }) => entry);
  return {
    v: contextVersion,
    entries: [
      ...answered,
      ...context.entries.filter((id) => !answered.includes(id)),
    ].slice(0, maxEntries),
    options: nextOptions(offered, answered, context).slice(0, maxOptions),
    followUps: (reply.followUps ?? []).map(({ entry }) => entry).slice(0, maxOptions),
    misses: nextMisses(reply, decision, context),
    turn,
    care,
    concepts: nextConcepts(concepts, reply, context),
    said,
  };
};

/** Options stay while the visitor picks among them ('the other one'), else they end. */
const nextOptions = (
  offered: readonly string[],
  answered: readonly string[],
  context: Context,
): readonly string[] => {
  if (offered.length > 0) return offered;
  if (answered.length > 1) return answered;
  const isPicked = answered.some((id) => context.options.includes(id));
  return isPicked ? context.options : [];
};

/** Two queries are remembered, and what a card was shown for: 'still numb' comes late. */
const nextConcepts = (
  concepts: readonly string[],
  { kind }: Pick<Reply, 'kind'>,
  { concepts: [last = [], ...earlier] }: Context,
): Context['concepts'] => {
  const told = [concepts, last, ...earlier].flat().slice(0, mostConcepts);
  return [[...concepts], last, ...(kind === 'care' ? [told] : earlier.slice(1))];
};

const nextMisses = (
  reply: Pick<Reply, 'kind'>,
  decision: ComposeInput['decision'],
  { misses }: Context,
): number => {
  switch (reply.kind) {
    case 'fallback':
      return decision.kind === 'fallback' && decision.reason === 'declined'
        ? misses
        : Math.min(99, misses + 1);
    case 'disambiguate':
    case 'small-talk':
      return misses;
    default:
      return 0;
  }
};
