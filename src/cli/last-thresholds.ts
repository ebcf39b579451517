import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Thresholds } from '../schema/reading.ts';

const withThresholds = z.object({
  matcher: z.object({ thresholds: z.object({ answer: z.number(), offer: z.number() }) }),
});

/** The thresholds of the knowledge that was compiled last, if it can be read. */
export const lastThresholds = async (out: string): Promise<Thresholds | undefined> => {
  try {
    const text = await readFile(join(out, 'knowledge.json'), 'utf8');
    return withThresholds.parse(JSON.parse(text)).matcher.thresholds;
  } catch {
    return undefined;
  }
};
