import { fileURLToPath } from 'node:url';
import type { Database } from '../../src/store/database.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { readMigrations } from '../../src/store/sqlite-migrations.ts';

/** The runtime that a contract test runs on; this file stands for Node. */
export const runtime: 'node' | 'workers' = 'node';

const migrations = fileURLToPath(new URL('../../src/store/migrations', import.meta.url));

/** An empty, migrated database. */
export const openDatabase = async (): Promise<Database> =>
  openSqlite(':memory:', readMigrations(migrations));
