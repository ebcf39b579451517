import * as z from 'zod';

const term = z.string().trim().min(1).max(60);

/**
 * `knowledge/vocabulary.yaml`: words that mean the same. `same` works both ways;
 * in `means`, a visitor's word (left) also finds the knowledge's words (right), but not
 * the other way round. Terms may have several words.
 */
export const vocabularySchema = z.strictObject({
  same: z.array(z.array(term).min(2)).default([]),
  means: z.record(term, z.array(term).min(1)).default({}),
});
export type Vocabulary = z.infer<typeof vocabularySchema>;
