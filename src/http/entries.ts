import type { Context } from 'hono';
import type { AppEnv, Dependencies } from './dependencies.ts';
import type { Entries } from './entry-summary.ts';

/** `GET /api/entries`: the entries that are served, without their answers. */
export const entriesRoute = ({ knowledge: source, now, settings }: Dependencies) =>
  function entries(context: Context<AppEnv>): Response {
    const { answerer, knowledge } = source.current();
    const moment = { now: now(), serve: settings.SERVE };
    const statuses = answerer.statuses(moment.now);
    context.header('Cache-Control', 'no-cache');
    return context.json({
      knowledge: knowledge.version,
      entries: answerer.served(moment).map((entry) => ({
        id: entry.id,
        question: entry.question,
        topic: entry.topic,
        status: statuses.get(entry.id) ?? 'unsigned',
        hash: entry.hash,
        source: entry.source,
      })),
    } satisfies Entries);
  };

/** `GET /suggestions.….json`: what the widget matches on the device while typing. */
export const suggestionsRoute = ({ knowledge: source, now, settings }: Dependencies) =>
  function suggestions(context: Context<AppEnv>): Response {
    const { answerer, knowledge } = source.current();
    const isCurrent = context.req.path.includes(knowledge.version.slice(0, 16));
    context.header('Cache-Control', isCurrent ? 'public, max-age=3600' : 'no-cache');
    context.header('Access-Control-Allow-Origin', '*');
    return context.json(answerer.suggestions({ now: now(), serve: settings.SERVE }));
  };
