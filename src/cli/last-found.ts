import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Found } from '../knowledge/compile-matcher.ts';

const withFound = z.object({
  matcher: z.object({
    thresholds: z.object({ answer: z.number(), offer: z.number() }),
    guard: z.string(),
  }),
});

/** What was found for the knowledge that was compiled last, if it can be read. */
export const lastFound = async (out: string): Promise<Found | undefined> => {
  try {
    const text = await readFile(join(out, 'knowledge.json'), 'utf8');
    const { thresholds, guard } = withFound.parse(JSON.parse(text)).matcher;
    return { thresholds, guard };
  } catch {
    return undefined;
  }
};
