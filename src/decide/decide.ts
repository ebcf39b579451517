import type { Candidate, Decision } from '../schema/decision.ts';
import { decideChoice, goOn } from './decide-choice.ts';
import { prefixes } from './ground.ts';
import type { DecideInput } from './input.ts';
import { decideOptions, declineAs, missesBeforePeople } from './options.ts';
import { pickCandidates } from './pick.ts';

/**
 * Chooses what to do with a query: the whole policy on one screen. Danger first; then
 * what was chosen; then what was asked, answered only with confidence; else an honest
 * 'I don't know' with a person in reach.
 */
export const decide = (input: DecideInput): Decision => {
  const { gate, reading, context, ground } = input;
  if (gate.redFlag !== null) {
    return { kind: 'care', redFlag: gate.redFlag };
  }
  if (input.isDismissal) {
    return {
      kind: 'small-talk',
      id: 'dismiss-care',
      confidence: 1,
      why: 'dismissed',
    };
  }
  if (input.entry !== null) {
    return answerIfServable(input.entry, 1, 'asked for directly', input);
  }
  if (reading.kind !== 'question') return decideChoice(reading, context, ground);
  if (!reading.isReadable)
    return fallback('unreadable', 'nothing that can be read', input);
  const { candidates, why } = pickCandidates(input);
  const [top] = candidates;
  if (reading.language !== null && (top?.confidence ?? 0) < sureDespiteLanguage) {
    return {
      ...fallback('language', `looks like ${reading.language}, not English`, input),
      language: reading.language,
    };
  }
  if (merelyThanks(input)) {
    const confidence = input.retrieval.whole[0]?.confidence ?? 0;
    return {
      kind: 'small-talk',
      id: thanks,
      confidence,
      why: 'thanks',
    };
  }
  if (needsTheCard(input)) return { kind: 'care', redFlag: null };
  if (top === undefined) return fallback('unknown', 'no entry shares a word', input);
  if (wouldRepeat(top, input)) return goOn(context, ground, false);
  const several = decideParts(input, top);
  if (several !== null) return several;
  if (saysLittle(top, input)) {
    const starters = ground.starters.map((id) => ({ ...top, id }));
    return decideOptions(starters, input);
  }
  if (top.confidence < neededFor(top, input)) {
    return decideOptions(candidates, input);
  }
  return decideTop(top, candidates, `${why}, at or above the threshold`, input);
};

/**
 * Confidence needed where no entry knows most of what was asked ('what is the exchange
 * rate'): one shared word is then no reason to answer.
 */
const neededForUnknown = 0.35;

/** Of what one word that nobody knows would say ('back pain' says less). */
const littleSaid = 1 / 3;
/** Confidence from which the few words that were said are enough. */
const enoughForLittle = 0.8;

/**
 * 'My back' could ask for anything: what most people ask is offered then. 'What do you
 * treat' says little, too, but asks for something.
 */
const saysLittle = (
  { id, confidence, evidence }: Candidate,
  input: DecideInput,
): boolean =>
  input.ground.isEntry(id) &&
  input.context.entries.length === 0 &&
  confidence < enoughForLittle &&
  evidence.said < littleSaid &&
  !(input.reading.kind === 'question' && input.reading.asks);

/**
 * 'Really?' alone asks for nothing that an answer could be found by, and what the last answer
 * says of it was just read: what else there is about it is offered. So it is for 'why?',
 * unless another entry says why.
 */
const wouldRepeat = ({ id }: Candidate, input: DecideInput): boolean => {
  const { reading, context, ground, retrieval } = input;
  const [last] = context.entries;
  if (reading.kind !== 'question' || reading.informative > 0 || last === undefined)
    return false;
  if (/\s/u.test(reading.text)) return false;
  return reading.asks ? id === last && id !== retrieval.whole[0]?.id : ground.isEntry(id);
};

/** The small talk that answers thanks. */
const thanks = 'thanks';

/** 'I have rung them. Thank you' tells something that nobody has to answer. */
const merelyThanks = ({ reading, retrieval }: DecideInput): boolean =>
  reading.kind === 'question' &&
  reading.thanks &&
  (retrieval.whole[0]?.confidence ?? 0) < neededForSmallTalk;

/** What says that the danger goes on, and asks nothing of the clinic. */
const goesOn = /^\S* ?still|worse.{0,4}$/i;

/** While a care card stands, 'what should I do' and 'still the same' have one answer: the card. */
const needsTheCard = ({ context, reading, retrieval }: DecideInput): boolean =>
  context.care !== null &&
  reading.kind === 'question' &&
  (reading.informative === 0 && reading.asks
    ? (retrieval.whole[0]?.confidence ?? 0) < neededBesideCare
    : reading.informative < 3 && goesOn.test(reading.text));

/** While a care card stands, only a question that is sure of itself is answered. */
const neededBesideCare = 0.5;
/** Small talk that is not meant is worse than a choice offered. */
const neededForSmallTalk = 0.35;

const neededFor = (
  { id, evidence }: Candidate,
  { thresholds, context }: DecideInput,
): number => {
  const { unknown, coverage } = evidence;
  const needed = Math.max(thresholds.answer, unknown > coverage ? neededForUnknown : 0);
  if (id.startsWith(prefixes.smallTalk)) return Math.max(needed, neededForSmallTalk);
  return context.care === null ? needed : Math.max(needed, neededBesideCare);
};

/** Confidence at which a query that looks foreign is still answered as English. */
const sureDespiteLanguage = 0.9;

const decideTop = (
  top: Candidate,
  candidates: readonly Candidate[],
  why: string,
  input: DecideInput,
): Decision => {
  if (top.id.startsWith(prefixes.smallTalk)) return smallTalk(top, input);
  if (top.id.startsWith(prefixes.declined))
    return declineAs(top, input.ground, input.ground.starters, 'won');
  const decision = answerIfServable(top.id, top.confidence, why, input);
  return decision.kind === 'answer'
    ? { ...decision, alsoOffer: closeRivals(candidates, input) }
    : decision;
};

const smallTalk = (top: Candidate, input: DecideInput): Decision => {
  const id = top.id.slice(prefixes.smallTalk.length);
  const { confidence } = top;
  switch (input.ground.commandOf(id)) {
    case 'hand-off':
      return { kind: 'hand-off', declined: null, confidence, why: 'wants a person' };
    case 'misunderstood':
      return goOn(input.context, input.ground, false);
    default:
      return { kind: 'small-talk', id, confidence, why: 'small talk' };
  }
};

/** An entry that may not be served gives way to one that answers the same, or to none. */
const answerIfServable = (
  entry: string,
  confidence: number,
  why: string,
  input: DecideInput,
): Decision => {
  const { ground } = input;
  const served = [entry, ...ground.overlapsOf(entry)].find(ground.isServable);
  if (served === undefined) {
    return fallback('not-served', `'${entry}' fits but may not be served`, input);
  }
  return { kind: 'answer', entry: served, confidence, more: [], alsoOffer: [], why };
};

/** Confidence from which a part that is answered, and one that is declined, are both meant. */
const neededBeside = 0.45;
/** How much surer one of several sentences must be than all of them together to be answered. */
const partMargin = 0.2;

/**
 * Two questions in one message are both answered when each is confident on its own. One of
 * them is, where the message as a whole says less: 'my back hurts. how do I book?'.
 */
const decideParts = (input: DecideInput, whole: Candidate): Decision | null => {
  const { retrieval, thresholds, ground } = input;
  const tops = retrieval.parts.map(([first]) => first);
  const entries: string[] = [];
  let confidence = 1;
  let sure = 0;
  let beside: string | undefined;
  for (const top of tops) {
    if (top === undefined || top.confidence < thresholds.answer) continue;
    if (top.id.startsWith(prefixes.declined) && top.confidence >= neededBeside) {
      beside ??= top.id.slice(prefixes.declined.length);
    }
    if (!ground.isEntry(top.id) || !ground.isServable(top.id)) continue;
    sure += 1;
    const isSame = entries.some(
      (entry) => entry === top.id || ground.overlapsOf(entry).includes(top.id),
    );
    if (isSame) continue;
    entries.push(top.id);
    confidence = Math.min(confidence, top.confidence);
  }
  const [first, ...more] = entries;
  if (first === undefined) return null;
  const isSurer = sure === 1 && confidence >= whole.confidence + partMargin;
  const isWholeSurer =
    ground.isEntry(whole.id) && whole.confidence > confidence + partMargin;
  const isBeside = beside !== undefined && confidence >= neededBeside && !isWholeSurer;
  if (more.length === 0 && !isSurer && !isBeside) return null;
  return {
    kind: 'answer',
    entry: first,
    confidence,
    more,
    ...(isBeside && beside !== undefined && { beside }),
    alsoOffer: [],
    why:
      more.length > 0
        ? 'two questions'
        : isBeside
          ? 'one of its questions, beside one that is declined'
          : 'one of its sentences',
  };
};

/** How near to the winner, in confidence, a rival must be to be offered beside it. */
const closeMargin = 0.25;

const closeRivals = (
  [top, ...rest]: readonly Candidate[],
  { ground, thresholds }: DecideInput,
): readonly string[] =>
  rest
    .filter(
      (rival) =>
        top !== undefined &&
        ground.isEntry(rival.id) &&
        ground.isServable(rival.id) &&
        rival.confidence >= thresholds.offer &&
        rival.confidence >= top.confidence - closeMargin,
    )
    .slice(0, 2)
    .map((rival) => rival.id);

const fallback = (
  reason: 'unknown' | 'unreadable' | 'not-served' | 'language',
  why: string,
  { context, ground }: DecideInput,
): Extract<Decision, { kind: 'fallback' }> => {
  const isAgain = reason === 'unknown' && context.misses >= missesBeforePeople;
  return {
    kind: 'fallback',
    reason: isAgain ? 'people-first' : reason,
    nearest: ground.starters,
    confidence: 0,
    why: isAgain ? `${why}; a second miss in a row` : why,
  };
};
