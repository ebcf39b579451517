import * as z from 'zod';

/** An error body, problem+json (RFC 9457), with the ways to reach a person. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** The clinic's phone. */
  phone: z.string(),
  /** The 999/111 line. */
  emergency: z.string(),
  requestId: z.string().optional(),
  /** Per-field messages of a form, by field name. */
  fields: z.record(z.string(), z.string()).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
