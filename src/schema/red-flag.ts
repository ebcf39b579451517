import * as z from 'zod';
import { idSchema } from './ids.ts';
import { routesByUrgency } from './urgency.ts';

/** How a red flag is routed; urgency order emergency, crisis, urgent. */
export const routeSchema = z.enum(routesByUrgency);
export type Route = z.infer<typeof routeSchema>;

/** A button of a care card: a phone number, or a text-message number. */
export const careActionSchema = z.strictObject({
  label: z.string(),
  href: z
    .string()
    .regex(
      /^(?:tel:\+?\d+|sms:\+?\d+|https:\/\/[^\s]+)$/,
      'A link is tel: or sms: with digits only (tel:116123), or an address that begins with https://.',
    ),
});

/** The fixed text of a care card (NHS pattern). */
export const careCardSchema = z.strictObject({
  id: idSchema,
  route: routeSchema,
  level: z.enum(['emergency', 'urgent']),
  /** One call to action, or a line that ends in 'if:'. */
  heading: z.string(),
  items: z.array(z.string()).min(1),
  actions: z.array(careActionSchema).min(1),
  /** The short line kept above later replies until the visitor dismisses it. */
  reminder: z.string(),
  /** Crisis and safeguarding cards offer a way to leave at once. */
  quickExit: z.boolean(),
});
export type CareCard = z.infer<typeof careCardSchema>;

/** What the gate found: which rule, which card, and the words that spoke for it. */
export type RedFlag = {
  readonly rule: string;
  readonly flag: string;
  readonly route: Route;
  readonly card: string;
  readonly evidence: readonly { readonly concept: string; readonly text: string }[];
};

/** The gate's whole finding: the most urgent flag, if any, and the concepts it saw. */
export type GateResult = {
  readonly redFlag: RedFlag | null;
  /** All flags that fired, most urgent first. */
  readonly flags: readonly RedFlag[];
  /** Those of rules that what was learnt takes for a false alarm; they count for nothing. */
  readonly doubted: readonly RedFlag[];
  /** Ids of affirmed concepts, for the next turn's context. */
  readonly concepts: readonly string[];
};
