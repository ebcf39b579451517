import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runJob } from '../../src/http/jobs.ts';
import { serve } from '../../src/node/serve.ts';
import { readNodeSettings } from '../../src/node/settings.ts';
import type { Database } from '../../src/store/database.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { readMigrations } from '../../src/store/sqlite-migrations.ts';
import type { TestService } from './service.ts';

/** The runtime that a contract test runs on; this file stands for Node. */
export const runtime: 'node' | 'workers' = 'node';

const migrations = fileURLToPath(new URL('../../src/store/migrations', import.meta.url));

/** An empty, migrated database. */
export const openDatabase = async (): Promise<Database> =>
  openSqlite(':memory:', readMigrations(migrations));

/** The whole service, as a visitor meets it. */
export const startService = async (): Promise<TestService> => {
  const folder = mkdtempSync(join(tmpdir(), 'vetted-contract-'));
  const read = readNodeSettings({ SERVE: 'all', PORT: '0', DATA_DIR: folder });
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  const dist = fileURLToPath(new URL('../../dist', import.meta.url));
  const service = await serve({
    settings: read.settings,
    dist,
    migrations,
    log: () => {},
  });
  const { dependencies } = service;
  return {
    fetch: (path, init) => fetch(`${service.url}${path}`, init),
    runJob: (job) => runJob(job, dependencies),
    counters: async () => (await dependencies.store?.counters('2000-01-01')) ?? [],
    stop: async () => {
      await service.stop();
      rmSync(folder, { recursive: true });
    },
  };
};
