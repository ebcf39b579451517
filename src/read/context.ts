import type { Context } from '../schema/context.ts';
import { contextSchema, emptyContext } from '../schema/context.ts';

const careSchema = contextSchema.shape.care;

/**
 * Reads the context that a client sends back. Never fails: what is forged, cut, over-long
 * or of another version counts as a conversation that has not begun, except that a
 * standing care card is kept. Entries that this knowledge does not hold are dropped.
 */
export const readContext = (
  value: unknown,
  isKnown: (entry: string) => boolean,
): Context => {
  const parsed = contextSchema.safeParse(value);
  if (!parsed.success) return { ...emptyContext, care: salvagedCare(value) };
  const context = parsed.data;
  return {
    ...context,
    entries: context.entries.filter(isKnown),
    options: context.options.filter(isKnown),
    followUps: context.followUps.filter(isKnown),
  };
};

const salvagedCare = (value: unknown): Context['care'] => {
  if (typeof value !== 'object' || value === null || !('care' in value)) return null;
  const parsed = careSchema.safeParse(value.care);
  return parsed.success ? parsed.data : null;
};
