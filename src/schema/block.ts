import * as z from 'zod';

/**
 * A run of text inside a block. `href` makes it a link (https, tel, mailto or a path
 * of the same site); markup is data, so a client builds nodes and never parses HTML.
 */
export const inlineSchema = z.strictObject({
  text: z.string(),
  strong: z.literal(true).optional(),
  emphasis: z.literal(true).optional(),
  href: z.string().optional(),
});
export type Inline = z.infer<typeof inlineSchema>;

/** A paragraph. `role` marks lines that a client shows whatever else it folds away. */
export const paragraphSchema = z.strictObject({
  type: z.literal('paragraph'),
  inlines: z.array(inlineSchema),
  role: z.enum(['safety-net', 'note']).optional(),
});

/** A bulleted or numbered list; each item is a row of inlines. */
export const listSchema = z.strictObject({
  type: z.literal('list'),
  ordered: z.boolean(),
  items: z.array(z.array(inlineSchema)),
});

/** One choice of a `choice` field; `group` gathers choices under a heading (a day, say). */
export const formOptionSchema = z.strictObject({
  value: z.string(),
  label: z.string(),
  group: z.string().optional(),
});

/** One field of a form block. `consent` is a checkbox that must be ticked. */
export const formFieldSchema = z.strictObject({
  name: z.string(),
  type: z.enum(['text', 'tel', 'email', 'choice', 'select', 'consent', 'hidden']),
  label: z.string(),
  required: z.boolean(),
  hint: z.string().optional(),
  value: z.string().optional(),
  autocomplete: z.string().optional(),
  maxLength: z.number().int().optional(),
  options: z.array(formOptionSchema).optional(),
});
export type FormField = z.infer<typeof formFieldSchema>;

/**
 * A form described by the server (call-back, slots): the widget and `/ask` draw it the
 * same way and post its fields as JSON (or as a form) to `action`, a path of this service.
 */
export const formSchema = z.strictObject({
  type: z.literal('form'),
  id: z.string(),
  heading: z.string(),
  intro: z.string().optional(),
  action: z.string(),
  fields: z.array(formFieldSchema),
  submit: z.string(),
});
export type FormBlock = z.infer<typeof formSchema>;

/** What a reply is made of; never HTML. */
export const blockSchema = z.discriminatedUnion('type', [
  paragraphSchema,
  listSchema,
  formSchema,
]);
export type Block = z.infer<typeof blockSchema>;
