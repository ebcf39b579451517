import * as z from 'zod';

/** Longest query, in characters (UTF-16 units). */
export const maxQueryLength = 2000;

/** The body of `POST /api/ask`. A broken `context` is ignored, so it is unknown here. */
export const askSchema = z.object({
  query: z.string(),
  context: z.unknown().optional(),
  entry: z.string().max(80).optional(),
  dismiss: z.literal('care').optional(),
});
export type Ask = z.infer<typeof askSchema>;

export const feedbackReasons = [
  'not-what-i-asked',
  'too-hard-to-read',
  'not-enough',
  'out-of-date',
  'safety',
  'none-of-these',
] as const;

/** The body of `POST /api/feedback`. */
export const feedbackSchema = z.strictObject({
  entry: z.string().max(80),
  knowledge: z.string().max(80),
  helpful: z.boolean(),
  reason: z.enum(feedbackReasons).optional(),
});
export type Feedback = z.infer<typeof feedbackSchema>;
