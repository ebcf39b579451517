import * as z from 'zod';
import { entryStatusSchema, sourceSchema } from '../schema/entry.ts';

const entrySummarySchema = z.strictObject({
  id: z.string(),
  question: z.string(),
  topic: z.string(),
  status: entryStatusSchema,
  hash: z.string(),
  source: sourceSchema,
});

/** The body of `GET /api/entries`. */
export const entriesSchema = z.strictObject({
  knowledge: z.string(),
  entries: z.array(entrySummarySchema),
});
export type Entries = z.infer<typeof entriesSchema>;
