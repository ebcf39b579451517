import * as z from 'zod/mini';
import { idPattern, maxIdLength } from './patterns.ts';
import { routesByUrgency } from './urgency.ts';
import { wholeNumber } from './whole-number.ts';

/** The version of the context's shape; another one is ignored, never an error. */
export const contextVersion = 1;

const id = z.string().check(z.maxLength(maxIdLength), z.regex(idPattern));

/** How many concepts of one query are remembered. */
export const mostConcepts = 12;

/** A list of at most so many ids. */
const ids = (most: number) => z.array(id).check(z.maxLength(most));

/**
 * What a conversation carries from turn to turn. Made by the server, kept by the client:
 * ids only, never text, at most 1 kB. Unsigned, since forging it gains nothing.
 */
export const contextSchema = z.object({
  v: z.literal(contextVersion),
  /** Entries answered last, newest first. */
  entries: ids(4),
  /** Entries offered as options in the last reply. */
  options: ids(6),
  /** Entries offered as follow-ups in the last reply. */
  followUps: ids(6),
  misses: wholeNumber(0, 99),
  turn: wholeNumber(0, 9999),
  /**
   * The standing care card, until dismissed. The route is the card's own, or crisis where a
   * card with a way to leave was shown in this conversation: it is offered ever since.
   */
  care: z.nullable(z.object({ route: z.enum(routesByUrgency), card: id })),
  /**
   * Concepts that the gate saw in the last two queries, newest first, and those that the
   * last care card was shown for, if there was one.
   */
  concepts: z.array(ids(mostConcepts)).check(z.maxLength(3)),
  /** Key of the last fixed text shown, so that it is not shown twice in a row. */
  said: z.nullable(z.string().check(z.maxLength(60))),
});
export type Context = z.infer<typeof contextSchema>;

/** The context of a conversation that has not begun. */
export const emptyContext: Context = {
  v: contextVersion,
  entries: [],
  options: [],
  followUps: [],
  misses: 0,
  turn: 0,
  care: null,
  concepts: [],
  said: null,
};

/**
 * The entry that the conversation is about: the last one answered, or the first of the
 * options offered since. Undefined in a new conversation.
 */
export const subjectEntry = ({ entries, options }: Context): string | undefined => {
  const [answered] = entries;
  const isPicked = answered !== undefined && options.includes(answered);
  return options.length > 0 && !isPicked ? options[0] : answered;
};
