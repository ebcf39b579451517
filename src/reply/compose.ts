import type { Context } from '../schema/context.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import { learntRule } from '../schema/learnt-rule.ts';
import type { CareCard } from '../schema/red-flag.ts';
import type { Action, Reply } from '../schema/reply.ts';
import { routesByUrgency } from '../schema/urgency.ts';
import { cardToCare } from './care.ts';
import { nextContext } from './context.ts';
import { answerBlocks, replyEntry } from './entry.ts';
import type { ComposeInput } from './input.ts';
import type { Spoken, ToOptions } from './speak.ts';
import { speak } from './speak.ts';

/** A reply before the conversation's next context is joined to it. */
type Body = Omit<Reply, 'context' | 'turn'>;

/**
 * Composes the reply to a decision from vetted texts alone. Equal input, equal reply.
 * While a care card stands, its reminder goes with every reply and nothing offers booking.
 */
export const compose = (input: ComposeInput): Reply => {
  const { decision, knowledge, context } = input;
  const known = input.dismissed ? null : standingCard(context, knowledge);
  const hasExit = known !== null && context.care?.route === 'crisis';
  const standing = known && withExit(known, hasExit);
  if (decision.kind === 'care') {
    const named = decision.redFlag?.card ?? standing?.id ?? '';
    const asked = inForce(cardOf(named, knowledge), known, decision.redFlag?.rule);
    const card = withExit(asked, hasExit);
    return withContext(careBody(card, false, knowledge), { input, shown: card });
  }
  if (standing !== null && wantsBooking(input)) {
    return withContext(careBody(standing, true, knowledge), { input, shown: standing });
  }
  const optionsOf = toOptions(input, standing !== null);
  const isBeside = standing !== null && isBesideTheCard(input, standing, optionsOf);
  const spoken = isBeside ? besideTheCard(knowledge) : speak(decision, input, optionsOf);
  const body: Body = {
    kind: isBeside && decision.kind === 'disambiguate' ? 'fallback' : decision.kind,
    ...spokenBody(spoken, input),
    ...(standing !== null && { care: cardToCare(standing, true) }),
    actions: standing === null ? [...input.actions] : phoneOnly(input.actions),
    confidence: rounded(decision.confidence),
    knowledge: knowledge.version,
  };
  return withContext(body, { input, shown: standing, said: spoken.said });
};

const careBody = (card: CareCard, reminder: boolean, knowledge: Knowledge): Body => ({
  kind: 'care',
  blocks: reminder ? knowledge.wording.careStanding : [],
  care: cardToCare(card, reminder),
  actions: [],
  confidence: 1,
  knowledge: knowledge.version,
});

const spokenBody = (
  { blocks, entry, more, options, followUps }: Spoken,
  { knowledge, statuses }: ComposeInput,
): Pick<Body, 'blocks' | 'entry' | 'disclaimer' | 'more' | 'options' | 'followUps'> => ({
  blocks: [...blocks],
  ...(entry !== undefined && {
    entry: replyEntry(entry, statuses),
    disclaimer: knowledge.wording.disclaimer,
  }),
  ...(more.length > 0 && {
    more: more.map((other) => ({
      entry: replyEntry(other, statuses),
      blocks: answerBlocks(other, knowledge),
    })),
  }),
  ...(options.length > 0 && { options: [...options] }),
  ...(followUps.length > 0 && { followUps: [...followUps] }),
});

const withContext = (
  body: Body,
  {
    input,
    shown,
    said = null,
  }: {
    readonly input: ComposeInput;
    readonly shown: CareCard | null;
    readonly said?: string | null;
  },
): Reply => {
  const starts = isStartingAgain(input);
  const next = nextContext({
    ...input,
    reply: body,
    said,
    shown,
    isStartingAgain: starts,
  });
  return { ...body, context: next, turn: next.turn };
};

/** Whether the visitor wants to book or reach a person rather than to know something. */
const wantsBooking = ({ decision, entries }: ComposeInput): boolean =>
  (decision.kind === 'hand-off' && decision.declined === null) ||
  (decision.kind === 'answer' && entries.get(decision.entry)?.handOff === true);

/**
 * While a card stands nothing else is said that could distract from it or soften it: no
 * goodbye, no refusal of another topic (but the few that wording.yaml says
 * matter then, such as what the chat keeps), no list of nearest questions. In a crisis
 * nobody is asked which question is meant, either ('leave me alone').
 */
const isBesideTheCard = (
  input: ComposeInput,
  { quickExit }: CareCard,
  optionsOf: ToOptions,
): boolean => {
  const { decision } = input;
  if (decision.kind === 'disambiguate') {
    return quickExit || optionsOf(decision.options).length === 0;
  }
  const isSaidAnyway =
    'declined' in decision &&
    input.knowledge.wording.declined.some(
      ({ id, besideCare }) => besideCare && id === decision.declined,
    );
  return decision.kind !== 'answer' && !isSaidAnyway && !isStartingAgain(input);
};

const besideTheCard = ({ wording }: Knowledge): Spoken => ({
  blocks: wording.careStanding,
  more: [],
  options: [],
  followUps: [],
  said: 'care-standing',
});

const isStartingAgain = ({ decision, knowledge }: ComposeInput): boolean =>
  decision.kind === 'small-talk' &&
  knowledge.wording.smallTalk.some(
    ({ id, command }) => id === decision.id && command === 'start-again',
  );

const phoneOnly = (actions: readonly Action[]): Action[] =>
  actions.filter((action) => action.type === 'phone');

/** Confidence to three digits, within 0–1. */
const rounded = (confidence: number): number =>
  Math.round(Math.min(1, Math.max(0, confidence)) * 1000) / 1000;

const cardOf = (id: string, { cards }: Knowledge): CareCard => {
  const card = cards.find((one) => one.id === id) ?? cards[0];
  if (card === undefined) throw new Error('The knowledge has no care card.');
  return card;
};

/**
 * A card never gives way to a less urgent one that follows it. Only a crisis is not held back:
 * it needs other people than an emergency does, and its card has the 999 call, too; but a card
 * with a quick exit names those people itself, and keeps its exit where no rule says more.
 */
const inForce = (
  card: CareCard,
  standing: CareCard | null,
  rule: string | undefined,
): CareCard => {
  if (standing === null) return card;
  const { route, quickExit } = standing;
  const isLessUrgent =
    routesByUrgency.indexOf(route) < routesByUrgency.indexOf(card.route);
  const stays = isLessUrgent
    ? quickExit || card.route !== 'crisis'
    : quickExit && !card.quickExit && rule === learntRule;
  return stays ? standing : card;
};

/** Who told of a crisis keeps the way to leave under every later card. */
const withExit = (card: CareCard, quickExit: boolean): CareCard => ({
  ...card,
  quickExit: quickExit || card.quickExit,
});

/** The card that stands since an earlier turn; a forgotten id falls back to its route. */
const standingCard = ({ care }: Context, { cards }: Knowledge): CareCard | null =>
  care === null
    ? null
    : (cards.find((card) => card.id === care.card) ??
      cards.find((card) => card.route === care.route) ??
      null);

const toOptions =
  ({ entries, isServable }: ComposeInput, isUnderCard: boolean): ToOptions =>
  (ids) =>
    ids.flatMap((id) => {
      const entry = entries.get(id);
      return entry !== undefined && isServable(id) && !(isUnderCard && entry.handOff)
        ? [{ entry: id, label: entry.label }]
        : [];
    });
