import type { Context } from 'hono';
import { explain as explainInWords } from '../explain.ts';
import { checkAsk } from './ask.ts';
import type { AppEnv, Dependencies } from './dependencies.ts';
import { problem } from './problem.ts';
import { readJson } from './read-json.ts';

/**
 * `POST /api/explain`: a reply with every stage's result and the same in plain words,
 * for staff. It is not counted.
 */
export const explainRoute = (dependencies: Dependencies) =>
  async function explain(context: Context<AppEnv>): Promise<Response> {
    const body = await readJson(context.req.raw);
    if (!body.isRead) return problem(context, dependencies, body.problem);
    const checked = checkAsk(body.value);
    if ('problem' in checked) return problem(context, dependencies, checked.problem);
    const { knowledge, now, settings, clock } = dependencies;
    const { answerer } = knowledge.current();
    const moment = { now: now(), serve: settings.SERVE, clock };
    context.header('Cache-Control', 'no-store');
    const answered = answerer.answer(checked.ask, moment);
    return context.json({
      ...answered,
      explanation: explainInWords(answered.trace, answerer.knowledge),
      candidates: answerer.match(checked.ask.query),
    });
  };
