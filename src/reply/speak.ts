import type { Block } from '../schema/block.ts';
import type { Decision } from '../schema/decision.ts';
import type { Entry } from '../schema/entry.ts';
import type { Option } from '../schema/reply.ts';
import { answerBlocks } from './entry.ts';
import type { ComposeInput } from './input.ts';

/** What is said to a decision, before the care state is laid over it. */
export type Spoken = {
  readonly blocks: readonly Block[];
  readonly entry?: Entry;
  readonly more: readonly Entry[];
  readonly options: readonly Option[];
  readonly followUps: readonly Option[];
  /** Key of the fixed text, so that it is not shown twice in a row. */
  readonly said: string | null;
};

/** What may be offered of these entries, in their order. */
export type ToOptions = (ids: readonly string[]) => Option[];

const silent = { more: [], options: [], followUps: [] } as const;

/** Most follow-ups offered after an answer. */
const maxFollowUps = 3;

/** Finds the vetted words for a decision. Never a sentence that no knowledge file holds. */
export const speak = (
  decision: Exclude<Decision, { kind: 'care' }>,
  input: ComposeInput,
  toOptions: ToOptions,
): Spoken => {
  const spoken = speakOnce(decision, input, toOptions);
  // Who does not read English is told so in their own language as often as it takes.
  const isRefusal =
    decision.kind === 'hand-off' ||
    (decision.kind === 'fallback' && decision.reason !== 'language');
  return isRefusal && spoken.said === input.context.said
    ? insteadOfAgain(spoken, input)
    : spoken;
};

/** Who gets the same refusal a second time is pointed to people, and to 999 and 111. */
const insteadOfAgain = (
  spoken: Spoken,
  { knowledge: { wording }, context }: ComposeInput,
): Spoken => {
  const texts = wording.fallbackPeopleFirst;
  // The first text owns up to a misunderstanding; a refusal was none.
  const wasRefused = context.said?.startsWith('declined-') === true;
  const next = wasRefused
    ? 1 % Math.max(1, texts.length)
    : turnOf('people-first', texts.length, context.said);
  return {
    ...spoken,
    blocks: [...(texts[next] ?? []), note(wording.emergencyLine)],
    said: `people-first-${next}`,
  };
};

const speakOnce = (
  decision: Exclude<Decision, { kind: 'care' }>,
  input: ComposeInput,
  toOptions: ToOptions,
): Spoken => {
  const { wording } = input.knowledge;
  switch (decision.kind) {
    case 'answer':
      return speakAnswer(decision, input, toOptions);
    case 'disambiguate':
      return {
        ...silent,
        blocks: decision.again ? wording.disambiguateAgain : wording.disambiguate,
        options: toOptions(decision.options),
        said: decision.again ? 'disambiguate-again' : 'disambiguate',
      };
    case 'small-talk':
      return speakSmallTalk(decision.id, input, toOptions);
    case 'hand-off':
      return speakHandOff(decision.declined, input, toOptions);
    case 'fallback':
      return speakFallback(decision, input, toOptions);
    default:
      return decision satisfies never;
  }
};

const speakAnswer = (
  decision: Extract<Decision, { kind: 'answer' }>,
  { knowledge, entries }: ComposeInput,
  toOptions: ToOptions,
): Spoken => {
  const entry = entries.get(decision.entry);
  if (entry === undefined) {
    return { ...silent, blocks: knowledge.wording.fallback[0] ?? [], said: 'fallback-0' };
  }
  const more = decision.more.flatMap((id) => entries.get(id) ?? []);
  const overlapping = entry.overlaps.slice(0, 1);
  const followUps = [...decision.alsoOffer, ...entry.followUps, ...overlapping].filter(
    (id, index, all) =>
      id !== entry.id && !decision.more.includes(id) && all.indexOf(id) === index,
  );
  const refused = knowledge.wording.declined.find(({ id }) => id === decision.beside);
  return {
    // A refusal stands after the answer, whose first words are what a chat shows at once.
    blocks: [...answerBlocks(entry, knowledge), ...(refused?.blocks.map(asNote) ?? [])],
    entry,
    more,
    options: [],
    followUps: toOptions(followUps).slice(0, maxFollowUps),
    said: null,
  };
};

const speakSmallTalk = (
  id: string,
  { knowledge, context }: ComposeInput,
  toOptions: ToOptions,
): Spoken => {
  const { wording } = knowledge;
  const talk = wording.smallTalk.find((one) => one.id === id);
  const next = turnOf(`small-talk-${id}`, talk?.texts.length ?? 0, context.said);
  return {
    ...silent,
    blocks: talk?.texts[next] ?? wording.greeting,
    followUps: toOptions(
      talk?.command === 'topics' ? oneOfEachTopic(knowledge.entries) : wording.starters,
    ),
    said: `small-talk-${id}-${next}`,
  };
};

/** What is no part of the answer, beside it. */
const asNote = (block: Block): Block =>
  block.type === 'paragraph' ? { ...block, role: 'note' } : block;

const note = (text: string): Block => ({
  type: 'paragraph',
  inlines: [{ text }],
  role: 'note',
});

/** The first entry of each topic; what may not be served drops out afterwards. */
const oneOfEachTopic = (entries: readonly Entry[]): readonly string[] => [
  ...new Map(entries.toReversed().map(({ topic, id }) => [topic, id])).values(),
];

const speakHandOff = (
  declined: string | null,
  { knowledge, opening }: ComposeInput,
  toOptions: ToOptions,
): Spoken => {
  const { wording } = knowledge;
  const topic = wording.declined.find((one) => one.id === declined);
  const openingLine = opening.text === '' ? [] : [note(opening.text)];
  const plain = opening.isOpen ? wording.handOff : wording.handOffClosed;
  return {
    ...silent,
    blocks: [...(topic?.blocks ?? plain), ...openingLine],
    followUps: toOptions(topic?.followUps ?? []),
    said: declined === null ? 'hand-off' : `declined-${declined}`,
  };
};

const speakFallback = (
  decision: Extract<Decision, { kind: 'fallback' }>,
  { knowledge, context, serve }: ComposeInput,
  toOptions: ToOptions,
): Spoken => {
  const { wording } = knowledge;
  const nearest = toOptions(decision.nearest);
  const fixed = (said: string, blocks: readonly Block[]): Spoken => ({
    ...silent,
    blocks,
    followUps: nearest,
    said,
  });
  switch (decision.reason) {
    case 'unknown':
    case 'people-first': {
      const isFirst = decision.reason === 'unknown';
      const texts = isFirst ? wording.fallback : wording.fallbackPeopleFirst;
      const key = isFirst ? 'fallback' : 'people-first';
      const next = turnOf(key, texts.length, context.said);
      // What was not understood may have told of danger.
      return fixed(`${key}-${next}`, [
        ...(texts[next] ?? []),
        note(wording.emergencyLine),
      ]);
    }
    case 'unreadable':
      return fixed('unreadable', wording.fallbackUnreadable);
    case 'not-served':
      return fixed('not-served', wording.fallbackNotServed);
    case 'none-of-these':
      return fixed('none-of-these', wording.noneOfThese);
    case 'language': {
      const own = wording.otherLanguages[decision.language ?? ''];
      const isServed = own !== undefined && (own.isSigned || serve === 'all');
      return fixed('language', [
        ...(isServed ? own.blocks : []),
        ...wording.otherLanguage,
      ]);
    }
    case 'declined': {
      const topic = wording.declined.find((one) => one.id === decision.declined);
      return {
        ...fixed(
          `declined-${decision.declined}`,
          topic?.blocks ?? wording.fallback[0] ?? [],
        ),
        followUps: toOptions(topic?.followUps ?? decision.nearest),
      };
    }
    default:
      return decision.reason satisfies never;
  }
};

/** The next of several texts after the one said last; the first when none was. */
const turnOf = (key: string, count: number, said: string | null): number => {
  if (said === null || !said.startsWith(`${key}-`)) return 0;
  const last = Number(said.slice(key.length + 1));
  return Number.isInteger(last) && count > 0 ? (last + 1) % count : 0;
};
