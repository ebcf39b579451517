import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Found } from '../knowledge/compile.ts';
import { routeSchema } from '../schema/red-flag.ts';

const weightsSchema = z.object({
  features: z.string(),
  counts: z.string(),
  classes: z.string(),
  weights: z.string(),
  step: z.number(),
});

const labelSchema = z.object({ flag: z.string(), route: routeSchema, card: z.string() });

const foundSchema = z.object({
  matcher: z.object({
    thresholds: z.object({ answer: z.number(), offer: z.number() }),
    guard: z.string(),
  }),
  gate: z.object({
    classifier: z
      .object({
        labels: z.array(labelSchema),
        danger: weightsSchema,
        naming: weightsSchema,
      })
      .optional(),
  }),
});

/** What was found for a compiled knowledge, if it has the shape of today. */
export const foundIn = (knowledge: unknown): Found | undefined => {
  const parsed = foundSchema.safeParse(knowledge);
  if (!parsed.success) return undefined;
  const { matcher, gate } = parsed.data;
  const { thresholds, guard } = matcher;
  return { thresholds, guard, classifier: gate.classifier };
};

/** What was found for the knowledge that was compiled last, if it can be read. */
export const lastFound = async (out: string): Promise<Found | undefined> => {
  try {
    return foundIn(JSON.parse(await readFile(join(out, 'knowledge.json'), 'utf8')));
  } catch {
    return undefined;
  }
};
