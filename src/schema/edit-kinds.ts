import * as z from 'zod/mini';
import { idPattern, maxIdLength } from './patterns.ts';

const id = z.string().check(z.maxLength(maxIdLength), z.regex(idPattern));

/** One line of text of such a length: no line breaks, no control characters. */
const oneLine = (least: number, most: number) =>
  z
    .string()
    .check(
      z.trim(),
      z.regex(/^[^\p{C}\u2028\u2029]*$/u, 'use one line of plain text'),
      z.minLength(least),
      z.maxLength(most),
    );

const phrasing = oneLine(2, 300);

/** One more phrasing for an entry. */
export const phrasingEditSchema = z.strictObject({
  kind: z.literal('phrasing'),
  entry: id,
  phrasing,
});
export type PhrasingEdit = z.infer<typeof phrasingEditSchema>;

/** A new draft entry. */
export const newEntryEditSchema = z.strictObject({
  kind: z.literal('new-entry'),
  question: oneLine(5, 140),
  phrasings: z.array(phrasing).check(z.minLength(3), z.maxLength(40)),
  topic: id,
  author: oneLine(1, 80),
  answer: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)),
});
export type NewEntryEdit = z.infer<typeof newEntryEditSchema>;
