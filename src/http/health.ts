import type { Context } from 'hono';
import type { EntryStatus } from '../schema/entry.ts';
import type { AppEnv, Dependencies } from './dependencies.ts';
import type { Health } from './health-schema.ts';
import { warningsOf } from './warnings.ts';

/** How the service is, as one value; reads nothing but memory. */
export const healthOf = (dependencies: Dependencies): Health => {
  const { knowledge: source, settings, now, recorder, store } = dependencies;
  const { knowledge, answerer } = source.current();
  const { origin, since, problem, errors } = source.state();
  const moment = now();
  const statuses = [...answerer.statuses(moment).values()];
  const has = (wanted: EntryStatus): number =>
    statuses.filter((status) => status === wanted).length;
  const served = answerer.served({ now: moment, serve: settings.SERVE });
  const { pending, dropped, fault } = recorder.state();
  const isUpToDate = problem === null && errors === 0;
  const isWell = isUpToDate && fault === null && served.length > 0;
  return {
    status: dependencies.isStopping() ? 'stopping' : isWell ? 'ok' : 'degraded',
    serve: settings.SERVE,
    knowledge: {
      version: knowledge.version,
      origin,
      since: since.toISOString(),
      problem,
      state: isUpToDate ? 'up-to-date' : 'kept-last-good',
      errors,
    },
    entries: {
      total: statuses.length,
      served: served.length,
      signed: has('signed'),
      unsigned: has('unsigned'),
      changed: has('changed'),
      overdue: has('overdue'),
      withdrawn: has('withdrawn'),
    },
    store: {
      state: store === null ? 'none' : fault === null ? 'ok' : 'fault',
      pending,
      dropped,
      fault,
    },
    warnings: [...warningsOf(knowledge, moment, served.length)],
  };
};

/** `GET /api/health`: 200 while it answers, 503 while it stops (for a load balancer). */
export const healthRoute = (dependencies: Dependencies) =>
  function health(context: Context<AppEnv>): Response {
    const body = healthOf(dependencies);
    context.header('Cache-Control', 'no-store');
    return context.json(body, body.status === 'stopping' ? 503 : 200);
  };
