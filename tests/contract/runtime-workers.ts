import {
  applyD1Migrations,
  createExecutionContext,
  createScheduledController,
  reset,
  waitOnExecutionContext,
} from 'cloudflare:test';
import { env, exports } from 'cloudflare:workers';
import type { Job } from '../../src/http/jobs.ts';
import type { Database } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import worker from '../../src/worker.ts';
import type { TestService } from './service.ts';

/** The runtime that a contract test runs on; this file stands for workerd. */
export const runtime: 'node' | 'workers' = 'workers';

type TestEnv = {
  readonly DB: D1Database;
  readonly TEST_MIGRATIONS: Parameters<typeof applyD1Migrations>[1];
};

/** An empty, migrated database. */
export const openDatabase = async (): Promise<Database> => {
  await reset();
  const { DB, TEST_MIGRATIONS } = env as unknown as TestEnv;
  await applyD1Migrations(DB, TEST_MIGRATIONS);
  return DB;
};

const crons: Readonly<Record<Job, string>> = {
  often: '*/5 * * * *',
  daily: '17 3 * * *',
};

/** The whole service, as a visitor meets it. */
export const startService = async (): Promise<TestService> => {
  const database = await openDatabase();
  const store = createStore(database, { now: () => new Date(), keep: 'redacted' });
  let visitors = 0;
  return {
    fetch: (path, init = {}) => {
      // Each request comes from another visitor: the limit per visitor is not the point.
      visitors += 1;
      const headers = new Headers(init.headers);
      headers.set('CF-Connecting-IP', `192.0.2.${visitors}`);
      const request = new Request(`http://vetted.test${path}`, { ...init, headers });
      return exports.default.fetch(request);
    },
    runJob: async (job) => {
      const controller = createScheduledController({ cron: crons[job] });
      const context = createExecutionContext();
      await worker.scheduled?.(controller, env, context);
      await waitOnExecutionContext(context);
    },
    counters: () => store.counters('2000-01-01'),
    stop: async () => undefined,
  };
};
