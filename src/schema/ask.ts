import * as z from 'zod/mini';

/** Longest query, in characters (UTF-16 units). */
export const maxQueryLength = 2000;

/** The body of `POST /api/ask`. A broken `context` is ignored, so it is unknown here. */
export const askSchema = z.object({
  query: z.string(),
  context: z.optional(z.unknown()),
  entry: z.optional(z.string().check(z.maxLength(80))),
  dismiss: z.optional(z.literal('care')),
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
  entry: z.string().check(z.maxLength(80)),
  knowledge: z.string().check(z.maxLength(80)),
  helpful: z.boolean(),
  reason: z.optional(z.enum(feedbackReasons)),
});
export type Feedback = z.infer<typeof feedbackSchema>;
