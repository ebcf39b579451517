import * as z from 'zod';
import { blockSchema } from './block.ts';
import { actionSchema } from './reply.ts';

/** How a form stands after a step of it. */
export const formStateSchema = z.enum([
  // Still to be filled in.
  'form',
  // Done: booked, asked for and yet to be confirmed, kept; or done by an earlier attempt.
  'booked',
  'requested',
  'kept',
  'already',
  // To be finished on the booking page.
  'continue',
  // Not done, with the reason; `blocks` and `actions` lead on.
  'none',
  'gone',
  'declined',
  'unsure',
  'slow',
  'busy',
  'refused',
  'down',
  'changed',
]);
export type FormState = z.infer<typeof formStateSchema>;

/** What the routes of forms (free times, booking, call-back) reply. */
export const formReplySchema = z.strictObject({
  state: formStateSchema,
  blocks: z.array(blockSchema),
  actions: z.array(actionSchema),
});
export type FormReply = z.infer<typeof formReplySchema>;
