import * as z from 'zod';

const count = z.number().int();

/** The body of `GET /api/health`. */
export const healthSchema = z.strictObject({
  /** `degraded`: answers, but something wants attention; `stopping`: finishes its work. */
  status: z.enum(['ok', 'degraded', 'stopping']),
  serve: z.enum(['signed', 'all']),
  knowledge: z.strictObject({
    version: z.string(),
    origin: z.enum(['bundled', 'published', 'file']),
    since: z.string(),
    problem: z.string().nullable(),
    /** `kept-last-good`: there is newer knowledge, and it cannot be served. */
    state: z.enum(['up-to-date', 'kept-last-good']),
    /** How many errors in the knowledge files keep it out; staff are told which. */
    errors: count,
  }),
  entries: z.strictObject({
    total: count,
    served: count,
    signed: count,
    unsigned: count,
    changed: count,
    overdue: count,
    withdrawn: count,
  }),
  store: z.strictObject({
    state: z.enum(['ok', 'none', 'fault']),
    pending: count,
    dropped: count,
    fault: z.string().nullable(),
  }),
  warnings: z.array(z.string()),
});
export type Health = z.infer<typeof healthSchema>;
