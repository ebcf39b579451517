import * as z from 'zod';
import { blockSchema } from './block.ts';
import { idSchema } from './ids.ts';

/**
 * `knowledge/wording.yaml`: every fixed sentence that is not an entry or a care card.
 * Texts are Markdown of the same subset as answers, and may hold {{references}}.
 */
const markdown = z.string().trim().min(1);

const phrasings = z.array(z.string().trim().min(1).max(300)).min(3);

/** What small talk can do beside being answered. */
export const commandSchema = z.enum([
  'start-again',
  'topics',
  'hand-off',
  'people-first',
  'misunderstood',
]);

/** A class that competes with the entries: small talk or a declined topic. */
export const smallTalkSourceSchema = z.strictObject({
  id: idSchema,
  phrasings,
  tests: z.array(z.string()).default([]),
  not: z.array(z.string()).default([]),
  /** One text, or several shown in turn (never the same twice in a row). */
  text: z.union([markdown, z.array(markdown).min(1)]),
  /** What saying this does beside answering. */
  command: commandSchema.optional(),
});

export const declinedSourceSchema = z.strictObject({
  id: idSchema,
  /** Short name for staff, e.g. 'Prices'. */
  title: z.string().trim().min(2).max(60),
  phrasings,
  tests: z.array(z.string()).default([]),
  not: z.array(z.string()).default([]),
  text: markdown,
  /** `hand-off`: a person or the booking page can do it. `fallback`: nobody here can. */
  reply: z.enum(['hand-off', 'fallback']),
  /** Entries offered beside the refusal. */
  'follow-ups': z.array(idSchema).max(3).default([]),
  /** Said also while a care card stands, where it matters to who is in danger. */
  'beside-care': z.boolean().default(false),
});

/** Labels of buttons and quiet lines that the server sends. */
export const labelsSchema = z.strictObject({
  phone: z.string(),
  booking: z.string(),
  'call-back': z.string(),
  'emergency-phone': z.string(),
  'urgent-phone': z.string(),
  'privacy-link': z.string(),
  'topics-heading': z.string(),
  /** The button that ends a standing care card; sent as the query of that request. */
  'dismiss-care': z.string(),
});

export const wordingSourceSchema = z.strictObject({
  greeting: markdown,
  /** Says that it is automated, what it is for, what it is not. */
  purpose: markdown,
  privacy: markdown,
  disclaimer: markdown,
  'safety-net': markdown,
  'emergency-line': markdown,
  starters: z.array(idSchema).min(3).max(6),
  disambiguate: markdown,
  'disambiguate-again': markdown,
  /** First, second and later misses in a row; the lists keep two equal texts apart. */
  fallback: z.array(markdown).min(2),
  'fallback-people-first': z.array(markdown).min(2),
  'fallback-unreadable': markdown,
  'fallback-not-served': markdown,
  'other-language': markdown,
  /** Drafts by language code; served only when signed by a named reader. */
  'other-languages': z.record(z.string(), markdown).default({}),
  'hand-off': markdown,
  'hand-off-closed': markdown,
  topics: markdown,
  'start-again': markdown,
  'none-of-these': markdown,
  'care-standing': markdown,
  /** Error sentences of the API, by name. */
  errors: z.strictObject({
    'not-json': markdown,
    'too-large': markdown,
    'wrong-shape': markdown,
    'empty-query': markdown,
    'too-long': markdown,
    'too-many': markdown,
    'not-found': markdown,
    'not-allowed': markdown,
    'went-wrong': markdown,
  }),
  labels: labelsSchema,
  'call-back': z.record(z.string(), z.string()).default({}),
  slots: z.record(z.string(), z.string()).default({}),
  opening: z.record(z.string(), z.string()).default({}),
  'topic-titles': z.record(idSchema, z.string()),
  'small-talk': z.array(smallTalkSourceSchema),
  declined: z.array(declinedSourceSchema),
});
export type WordingSource = z.infer<typeof wordingSourceSchema>;

const blocks = z.array(blockSchema);

/** Small talk or a declined topic, compiled. */
export const smallTalkSchema = z.strictObject({
  id: idSchema,
  texts: z.array(blocks),
  command: commandSchema.optional(),
});
export type SmallTalk = z.infer<typeof smallTalkSchema>;

export const declinedSchema = z.strictObject({
  id: idSchema,
  title: z.string(),
  blocks,
  reply: z.enum(['hand-off', 'fallback']),
  followUps: z.array(idSchema),
  besideCare: z.boolean().optional(),
});
export type Declined = z.infer<typeof declinedSchema>;

/** The fixed wording, compiled: Markdown to blocks, plain lines to text. */
export const wordingSchema = z.strictObject({
  greeting: blocks,
  purpose: blocks,
  privacy: z.string(),
  disclaimer: z.string(),
  safetyNet: blocks,
  emergencyLine: z.string(),
  starters: z.array(idSchema),
  disambiguate: blocks,
  disambiguateAgain: blocks,
  fallback: z.array(blocks),
  fallbackPeopleFirst: z.array(blocks),
  fallbackUnreadable: blocks,
  fallbackNotServed: blocks,
  otherLanguage: blocks,
  /** By language code; only those signed by a named reader are served in production. */
  otherLanguages: z.record(z.string(), z.strictObject({ blocks, isSigned: z.boolean() })),
  handOff: blocks,
  handOffClosed: blocks,
  topics: blocks,
  startAgain: blocks,
  noneOfThese: blocks,
  careStanding: blocks,
  errors: z.record(z.string(), z.string()),
  labels: labelsSchema,
  callBack: z.record(z.string(), z.string()),
  slots: z.record(z.string(), z.string()),
  opening: z.record(z.string(), z.string()),
  topicTitles: z.record(z.string(), z.string()),
  smallTalk: z.array(smallTalkSchema),
  declined: z.array(declinedSchema),
});
export type Wording = z.infer<typeof wordingSchema>;
