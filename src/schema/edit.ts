import * as z from 'zod/mini';
import { newEntryEditSchema, phrasingEditSchema } from './edit-kinds.ts';
import { wholeNumber } from './whole-number.ts';

/**
 * Where one more phrasing goes in an entry's file: below the line `line`, which reads
 * `above` and is followed by `below`. Enough for a patch where the file is out of reach.
 */
export const placeSchema = z.strictObject({
  /** Path from the project's top, e.g. `knowledge/faqs/surgery.md`. */
  file: z.string(),
  line: wholeNumber(),
  above: z.string(),
  below: z.string(),
  /** What stands before the text of a phrasing, such as two spaces, a dash and a space. */
  bullet: z.string(),
});
export type Place = z.infer<typeof placeSchema>;

/** What staff may ask for on the staff page. */
export const editSchema = z.discriminatedUnion('kind', [
  phrasingEditSchema,
  newEntryEditSchema,
]);
export type Edit = z.infer<typeof editSchema>;

/** What becomes of one question: the decision, and the entry that answers, if one does. */
export const fateSchema = z.strictObject({
  kind: z.string(),
  entry: z.nullable(z.string()),
});
export type Fate = z.infer<typeof fateSchema>;

/** One question whose fate an edit would change (or, if staff asked about it, keep). */
export const changeSchema = z.strictObject({
  query: z.string(),
  before: fateSchema,
  after: fateSchema,
  /** The entry under whose name the question stands in the knowledge, if in any. */
  of: z.nullable(z.string()),
  /** Whether a question that was answered rightly is no longer. */
  isWorse: z.boolean(),
});
export type Change = z.infer<typeof changeSchema>;

/** What an edit would change, found by compiling a copy of the knowledge with it. */
export const editPreviewSchema = z.strictObject({
  /** Errors that the edit would bring; with any, nothing is written. */
  errors: z.array(z.string()),
  /** Warnings that the edit would bring. */
  warnings: z.array(z.string()),
  /** The visitors' questions that staff began from. */
  asked: z.array(changeSchema),
  /** Questions, phrasings and tests of the knowledge base whose fate changes. */
  changed: z.array(changeSchema),
  /** How many of those were asked again. */
  checked: wholeNumber(),
});
export type EditPreview = z.infer<typeof editPreviewSchema>;

/** One line of a difference: gone, new, or in both. */
export type DifferenceLine = { readonly mark: ' ' | '-' | '+'; readonly text: string };
