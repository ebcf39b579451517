import type { Context } from 'hono';
import type { AppEnv, Dependencies } from './dependencies.ts';

/** `GET /api/start`: all that a chat needs before the first question. */
export const startRoute = ({ knowledge, now, settings }: Dependencies) =>
  function start(context: Context<AppEnv>): Response {
    const { answerer } = knowledge.current();
    context.header('Cache-Control', 'no-cache');
    return context.json(answerer.start({ now: now(), serve: settings.SERVE }));
  };
