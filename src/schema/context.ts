import * as z from 'zod';
import { idSchema } from './ids.ts';
import { routeSchema } from './red-flag.ts';

/** The version of the context's shape; another one is ignored, never an error. */
export const contextVersion = 1;

/**
 * What a conversation carries from turn to turn. Made by the server, kept by the client:
 * ids only, never text, at most 1 kB. Unsigned, since forging it gains nothing.
 */
export const contextSchema = z.object({
  v: z.literal(contextVersion),
  /** Entries answered last, newest first. */
  entries: z.array(idSchema).max(4),
  /** Entries offered as options in the last reply. */
  options: z.array(idSchema).max(6),
  /** Entries offered as follow-ups in the last reply. */
  followUps: z.array(idSchema).max(6),
  misses: z.number().int().min(0).max(99),
  turn: z.number().int().min(0).max(9999),
  /** The standing care card, until dismissed. */
  care: z.object({ route: routeSchema, card: idSchema }).nullable(),
  /** Concepts that the gate saw in the last two queries, newest first. */
  concepts: z.array(z.array(idSchema).max(12)).max(2),
  /** Key of the last fixed text shown, so that it is not shown twice in a row. */
  said: z.string().max(60).nullable(),
  /** What the last reply was about beside entries: `declined-…`, `small-talk-…`. */
  about: z.string().max(80).nullable(),
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
  about: null,
};
