import * as z from 'zod';
import { clinicSchema } from './clinic.ts';
import { articleSchema, entrySchema } from './entry.ts';
import { hashSchema } from './ids.ts';
import { knowledgeSchemaVersion } from './knowledge-version.ts';
import { careCardSchema } from './red-flag.ts';
import { wordingSchema } from './wording.ts';

/**
 * The knowledge base, compiled: one JSON value. `version` is the SHA-256 of everything
 * else in it, so that equal content has equal versions wherever it was compiled.
 */
export const knowledgeSchema = z.strictObject({
  schema: z.literal(knowledgeSchemaVersion),
  version: hashSchema,
  clinic: clinicSchema,
  articles: z.array(articleSchema),
  entries: z.array(entrySchema),
  wording: wordingSchema,
  cards: z.array(careCardSchema),
  /** Compiled red-flag rules; their shape is the gate's own. */
  gate: z.unknown(),
  /** The serialised matcher (index, vectors, classifier, thresholds); its own shape. */
  matcher: z.unknown(),
  /** What the compiler found out, for health: unsigned wording and rules, warnings. */
  review: z.strictObject({
    rulesSigned: z.boolean(),
    wordingSigned: z.boolean(),
    warnings: z.number().int(),
  }),
});
export type Knowledge = z.infer<typeof knowledgeSchema>;
