import type { Context } from '../schema/context.ts';
import type { Decision } from '../schema/decision.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import type { CareCard } from '../schema/red-flag.ts';
import type { Action, Option, Reply } from '../schema/reply.ts';
import { cardToCare } from './care.ts';
import { nextContext } from './context.ts';
import { answerBlocks, replyEntry } from './entry.ts';
import type { ComposeInput } from './input.ts';
import { speak } from './speak.ts';

/**
 * Composes the reply to a decision from vetted texts alone. Equal input, equal reply.
 * While a care card stands, its reminder goes with every reply and nothing offers booking.
 */
export const compose = (input: ComposeInput): Reply => {
  const { knowledge, context } = input;
  const standing = input.dismissed ? null : standingCard(context, knowledge);
  const isAboutBooking =
    input.decision.kind === 'hand-off' && input.decision.declined === null;
  const decision: Decision | 'reminder' =
    standing !== null && isAboutBooking ? 'reminder' : input.decision;
  const spoken =
    decision === 'reminder' || decision.kind === 'care'
      ? null
      : speak(decision, input, options(input));
  const card =
    input.decision.kind === 'care'
      ? cardOf(input.decision.redFlag.card, knowledge)
      : null;
  const shown = card ?? standing;
  const isCare = spoken === null;
  const reply: Omit<Reply, 'context' | 'turn'> = {
    kind: isCare ? 'care' : (input.decision.kind as Reply['kind']),
    blocks: isCare
      ? card === null
        ? knowledge.wording.careStanding
        : []
      : [...spoken.blocks],
    ...(spoken?.entry !== undefined && {
      entry: replyEntry(spoken.entry, input.statuses),
      disclaimer: knowledge.wording.disclaimer,
    }),
    ...(spoken !== null &&
      spoken.more.length > 0 && {
        more: spoken.more.map((entry) => ({
          entry: replyEntry(entry, input.statuses),
          blocks: answerBlocks(entry, knowledge),
        })),
      }),
    ...(spoken !== null && spoken.options.length > 0 && { options: [...spoken.options] }),
    ...(spoken !== null &&
      spoken.followUps.length > 0 && { followUps: [...spoken.followUps] }),
    ...(shown !== null && { care: cardToCare(shown, card === null) }),
    actions: shown === null ? [...input.actions] : isCare ? [] : phoneOnly(input.actions),
    confidence: isCare
      ? 1
      : clamp(input.decision.kind === 'care' ? 1 : input.decision.confidence),
    knowledge: knowledge.version,
  };
  const next = nextContext({
    ...input,
    reply,
    said: spoken?.said ?? null,
    shown,
    isStartingAgain: isStartingAgain(input),
  });
  return { ...reply, context: next, turn: next.turn };
};

const isStartingAgain = ({ decision, knowledge }: ComposeInput): boolean =>
  decision.kind === 'small-talk' &&
  knowledge.wording.smallTalk.some(
    ({ id, command }) => id === decision.id && command === 'start-again',
  );

const phoneOnly = (actions: readonly Action[]): Action[] =>
  actions.filter((action) => action.type === 'phone');

const clamp = (confidence: number): number =>
  Math.round(Math.min(1, Math.max(0, confidence)) * 1000) / 1000;

const cardOf = (id: string, { cards }: Knowledge): CareCard | null =>
  cards.find((card) => card.id === id) ?? cards[0] ?? null;

/** The card that stands since an earlier turn; a forgotten id falls back to its route. */
const standingCard = ({ care }: Context, { cards }: Knowledge): CareCard | null =>
  care === null
    ? null
    : (cards.find((card) => card.id === care.card) ??
      cards.find((card) => card.route === care.route) ??
      null);

const options =
  ({ entries, isServable }: ComposeInput) =>
  (ids: readonly string[]): Option[] =>
    ids.flatMap((id) => {
      const entry = entries.get(id);
      return entry !== undefined && isServable(id)
        ? [{ entry: id, label: entry.label }]
        : [];
    });
