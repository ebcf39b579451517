import * as z from 'zod';
import { blockSchema } from './block.ts';
import { contextSchema } from './context.ts';
import { entryStatusSchema, signatureSchema, sourceSchema } from './entry.ts';
import { hashSchema } from './ids.ts';
import { careActionSchema, routeSchema } from './red-flag.ts';

export const replyKindSchema = z.enum([
  'answer',
  'disambiguate',
  'fallback',
  'small-talk',
  'hand-off',
  'care',
]);
export type ReplyKind = z.infer<typeof replyKindSchema>;

/** A way to reach a person. */
export const actionSchema = z.strictObject({
  type: z.enum(['phone', 'booking', 'call-back', 'link']),
  label: z.string(),
  href: z.string().optional(),
  /** Path of the form that does this in the chat: GET gives a `FormReply`. */
  form: z.string().optional(),
});
export type Action = z.infer<typeof actionSchema>;

/** A button that asks for an entry. */
export const optionSchema = z.strictObject({ entry: z.string(), label: z.string() });
export type Option = z.infer<typeof optionSchema>;

/** The entry that a reply shows, with what proves its wording. */
export const replyEntrySchema = z.strictObject({
  id: z.string(),
  question: z.string(),
  status: entryStatusSchema,
  hash: hashSchema,
  source: sourceSchema,
  signature: signatureSchema.optional(),
});
export type ReplyEntry = z.infer<typeof replyEntrySchema>;

/** A care card in a reply; `reminder` is true when an earlier card still stands. */
export const careSchema = z.strictObject({
  route: routeSchema,
  level: z.enum(['emergency', 'urgent']),
  heading: z.string(),
  items: z.array(z.string()),
  actions: z.array(careActionSchema),
  reminder: z.boolean(),
  /** The short line of a reminder. */
  line: z.string(),
  quickExit: z.boolean(),
});
export type Care = z.infer<typeof careSchema>;

/** What the service answers to one query. */
export const replySchema = z.strictObject({
  kind: replyKindSchema,
  blocks: z.array(blockSchema),
  entry: replyEntrySchema.optional(),
  more: z
    .array(z.strictObject({ entry: replyEntrySchema, blocks: z.array(blockSchema) }))
    .optional(),
  options: z.array(optionSchema).optional(),
  followUps: z.array(optionSchema).optional(),
  care: careSchema.optional(),
  actions: z.array(actionSchema),
  disclaimer: z.string().optional(),
  /** Calibrated 0–1. */
  confidence: z.number().min(0).max(1),
  context: contextSchema,
  /** The version of the Knowledge that answered. */
  knowledge: z.string(),
  turn: z.number().int(),
});
export type Reply = z.infer<typeof replySchema>;

/** `GET /api/start`: all that a chat needs before the first question. */
export const startSchema = z.strictObject({
  name: z.string(),
  greeting: z.array(blockSchema),
  starters: z.array(optionSchema),
  disclaimer: z.string(),
  privacy: z.string(),
  emergencyLine: z.string(),
  phone: actionSchema,
  actions: z.array(actionSchema),
  /** 'Open now until 6:30pm', 'Opens Tuesday at 8am'. */
  opening: z.strictObject({ isOpen: z.boolean(), text: z.string() }),
  /** Topics with the entries that each can answer, for 'browse all topics'. */
  topics: z.array(
    z.strictObject({ id: z.string(), title: z.string(), entries: z.array(optionSchema) }),
  ),
  topicsHeading: z.string(),
  /** Path of the suggestions file. */
  suggestions: z.string(),
  knowledge: z.string(),
  serve: z.enum(['signed', 'all']),
});
export type Start = z.infer<typeof startSchema>;

/** The suggestions file: what the widget matches on the device while typing. */
export const suggestionsSchema = z.strictObject({
  knowledge: z.string(),
  entries: z.array(
    z.strictObject({
      id: z.string(),
      question: z.string(),
      phrasings: z.array(z.string()),
    }),
  ),
});
export type Suggestions = z.infer<typeof suggestionsSchema>;
