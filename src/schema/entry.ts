import * as z from 'zod';
import { blockSchema } from './block.ts';
import { placeSchema } from './edit.ts';
import { entryStatuses } from './entry-status.ts';
import { daySchema, hashSchema, idSchema } from './ids.ts';

/** Where an answer comes from, as written in front matter. */
export const sourceRefSchema = z.strictObject({
  article: idSchema.optional(),
  part: z.string().min(1).optional(),
  title: z.string().min(1).optional(),
  url: z.url({ protocol: /^https$/ }).optional(),
});

/** The front matter of an entry file, exactly as staff write it (keys with hyphens). */
export const frontMatterSchema = z.strictObject({
  id: idSchema,
  question: z.string().trim().min(5).max(140),
  phrasings: z.array(z.string().trim().min(2).max(300)).min(3),
  tests: z.array(z.string().trim().min(2).max(300)).default([]),
  not: z.array(z.string().trim().min(2).max(300)).default([]),
  overlaps: z.array(idSchema).default([]),
  'follow-ups': z.array(idSchema).max(4).default([]),
  topic: idSchema,
  author: z.string().trim().min(1),
  source: sourceRefSchema,
  /** true: the entry speaks of symptoms or care and carries the safety-net line. */
  'safety-net': z.boolean().default(false),
  /** true: who asks this wants to book or reach a person (no answer while danger stands). */
  'hand-off': z.boolean().default(false),
  /** A short label for menus, where the question is long. */
  label: z.string().trim().min(2).max(60).optional(),
  /** What 'it' means after this answer ('sciatica'), for questions that lean on it. */
  subject: z.string().trim().min(2).max(40).optional(),
  /** Why the entry is taken out of service; needs no signature, works at once. */
  withdrawn: z.string().trim().min(1).optional(),
  'reviewer-note': z.string().trim().min(1).optional(),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** `knowledge/articles/<slug>/article.yaml`. */
export const articleSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1),
  author: z.string().min(1),
  url: z.url({ protocol: /^https$/ }).optional(),
  updated: daySchema.optional(),
});
export type Article = z.infer<typeof articleSchema>;

/** A named reviewer's approval of one exact wording, as it travels in a reply. */
export const signatureSchema = z.strictObject({
  reviewer: z.string(),
  role: z.string(),
  registration: z.string().optional(),
  signed: daySchema,
  until: daySchema,
});
export type Signature = z.infer<typeof signatureSchema>;

/** The source of an answer as a visitor sees it. */
export const sourceSchema = z.strictObject({
  title: z.string(),
  part: z.string().optional(),
  author: z.string().optional(),
  href: z.string().optional(),
});
export type Source = z.infer<typeof sourceSchema>;

export const entryStatusSchema = z.enum(entryStatuses);
export type EntryStatus = z.infer<typeof entryStatusSchema>;

/** One question with its answer, compiled: references resolved, Markdown parsed. */
export const entrySchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['faq', 'section', 'clinic']),
  question: z.string(),
  label: z.string(),
  /** The first ones, which typing help offers; the matcher knows them all. */
  phrasings: z.array(z.string()),
  /** How many more stand in its file, where there are any. */
  morePhrasings: z.number().optional(),
  topic: idSchema,
  /** Ids of the entries that answer nearly the same question (symmetric, without itself). */
  overlaps: z.array(idSchema),
  followUps: z.array(idSchema),
  blocks: z.array(blockSchema),
  safetyNet: z.boolean(),
  /** true: who asks this wants to book or reach a person. */
  handOff: z.literal(true).optional(),
  /** What 'it' means after this answer. */
  subject: z.string().optional(),
  source: sourceSchema,
  /** SHA-256 of the canonical text (question, answer, source, safety net). */
  hash: hashSchema,
  /** The newest signature of any wording of this entry and the hash it signs. */
  signature: signatureSchema.extend({ hash: hashSchema }).optional(),
  withdrawn: z.string().optional(),
  /** Where its file takes one more phrasing; the staff page makes patches from it. */
  place: z.optional(placeSchema),
});
export type Entry = z.infer<typeof entrySchema>;
