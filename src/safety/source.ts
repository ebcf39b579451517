import * as z from 'zod';
import { idSchema } from '../schema/ids.ts';
import { careCardSchema, routeSchema } from '../schema/red-flag.ts';
import { contextConcepts } from './compiled.ts';

const wordsSchema = z.array(z.string().min(1)).min(1);

/** A concept: what it is, and the words people use for it. */
const conceptSchema = z.strictObject({
  note: z.string().optional(),
  words: wordsSchema,
  /** Told as past, it still counts. */
  always: z.boolean().default(false),
  /** A rule that fires on it is never doubted. */
  undoubted: z.boolean().default(false),
  /** Asked about in a general question, it still counts. */
  'even-asked': z.boolean().default(false),
  /** People ask about it in general, too: it must be told outside a general question. */
  topic: z.boolean().default(false),
  /** Carried to the next turn, to complete a rule there. */
  remembered: z.boolean().default(false),
});

/** A rule: which concepts, how near, where it leads, and how it proves itself. */
const ruleSchema = z.strictObject({
  flag: z.string().regex(/^[a-z]+(?:_[a-z]+)*$/),
  route: routeSchema,
  card: idSchema,
  when: z.array(z.array(idSchema).min(1)).min(1),
  near: z
    .union([z.number().int().positive(), z.enum(['sentence', 'text'])])
    .default('text'),
  /** Any of these, anywhere in the query, keeps the rule silent. */
  without: z.array(idSchema).default([]),
  /** A wording that shares words with one of these does not count for the rule. */
  unless: z.array(idSchema).default([]),
  'same-person': z.boolean().default(false),
  'across-turns': z.boolean().default(true),
  source: z.string().min(1),
  /** Examples: sentences on which this rule must fire, and on which no rule may. */
  fires: z.array(z.string()).min(2),
  silent: z.array(z.string()).default([]),
  /** Texts of the knowledge base on which this rule may fire, each with its reason. */
  exceptions: z
    .array(z.strictObject({ text: z.string(), reason: z.string() }))
    .default([]),
});

const exampleSchema = z.enum(['emergency', 'crisis', 'urgent', 'silent']);

/** By class, then by route or `silent`: sentences that must bring care, or must not. */
export const voicesSchema = z.record(
  z.string(),
  z.partialRecord(exampleSchema, z.array(z.string())),
);
export type Voices = z.infer<typeof voicesSchema>;

/** The shape of `knowledge/red-flags.yaml`. */
export const redFlagSourceSchema = z.strictObject({
  context: z.strictObject(
    Object.fromEntries(contextConcepts.map((id) => [id, wordsSchema])) as Record<
      (typeof contextConcepts)[number],
      typeof wordsSchema
    >,
  ),
  /** Key words whose spelling slips are forgiven, several on a line. */
  spelling: wordsSchema,
  /** How people write words on a phone: 'wana=want to', '🩸=blood', several on a line. */
  'text-speak': z.array(z.string()).default([]),
  concepts: z.record(idSchema, conceptSchema),
  rules: z.record(idSchema, ruleSchema),
  cards: z.record(idSchema, careCardSchema.omit({ id: true })),
  /** Sentences on which rules and classifier together must be right. */
  examples: voicesSchema.default({}),
});
export type RedFlagSource = z.infer<typeof redFlagSourceSchema>;

/** The single patterns of a list of words, where `|` parts several on one line. */
export const patternsOf = (words: readonly string[]): readonly string[] => [
  ...new Set(words.flatMap((line) => line.split('|').map((pattern) => pattern.trim()))),
];
