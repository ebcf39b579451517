import type { Context } from 'hono';
import { feedbackSchema } from '../schema/ask.ts';
import type { AppEnv, Dependencies } from './dependencies.ts';
import { problem } from './problem.ts';
import { readJson } from './read-json.ts';

/** What a version that is not served now is counted under. */
const otherVersion = 'other';

/**
 * `POST /api/feedback`: counted by entry. Only ids of entries that exist are counted, so
 * that nothing a stranger writes gets into the store.
 */
export const feedbackRoute = (dependencies: Dependencies) =>
  async function feedback(context: Context<AppEnv>): Promise<Response> {
    const body = await readJson(context.req.raw);
    if (!body.isRead) return problem(context, dependencies, body.problem);
    const parsed = feedbackSchema.safeParse(body.value);
    if (!parsed.success) return problem(context, dependencies, 'wrong-shape');

    const { entry, helpful, reason, knowledge: version } = parsed.data;
    const { knowledge } = dependencies.knowledge.current();
    const counted = version === knowledge.version ? version : otherVersion;
    if (reason === 'none-of-these') {
      dependencies.recorder.record({ event: reason, count: 1, knowledge: counted });
    } else if (knowledge.entries.some(({ id }) => id === entry)) {
      dependencies.recorder.record({
        event: 'feedback',
        entry,
        helpful,
        reason: reason ?? null,
        knowledge: counted,
      });
    }
    return context.body(null, 204, { 'Cache-Control': 'no-store' });
  };
