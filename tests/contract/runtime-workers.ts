import { applyD1Migrations, reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { Database } from '../../src/store/database.ts';

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
