import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

/** One file of `migrations/`, by name. */
export type Migration = { readonly name: string; readonly sql: string };

/** Reads the migrations of a folder in their order. */
export const readMigrations = (folder: string): readonly Migration[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }));

/** The table in which wrangler notes what was applied to D1; Node keeps the same. */
const createLedger = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/** Applies what has not been applied yet, each migration in a transaction of its own. */
export const migrate = (
  connection: DatabaseSync,
  migrations: readonly Migration[],
): void => {
  connection.exec('BEGIN IMMEDIATE');
  try {
    connection.exec(createLedger);
    const rows = connection.prepare('SELECT name FROM d1_migrations').all();
    const applied = new Set(rows.map(({ name }) => name));
    const note = connection.prepare('INSERT INTO d1_migrations (name) VALUES (?)');
    for (const { name, sql } of migrations) {
      if (applied.has(name)) continue;
      connection.exec(sql);
      note.run(name);
    }
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.isTransaction) connection.exec('ROLLBACK');
    throw error;
  }
};
