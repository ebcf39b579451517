import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { StatementSync } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database, Statement, Value } from './database.ts';
import type { Migration } from './sqlite-migrations.ts';
import { migrate } from './sqlite-migrations.ts';

/** A database of Node that can also be closed and backed up. */
export type SqliteDatabase = Database & {
  /** Opens and migrates now, to learn at start whether the file is usable. */
  check(): Promise<void>;
  /** Moves the journal into the file and empties it: what was deleted is then gone. */
  checkpoint(): Promise<void>;
  /** The open connection, for SQLite's own backup. */
  connection(): Promise<DatabaseSync>;
  close(): void;
};

type Options = {
  /** How long a statement waits for another process's lock, without blocking Node. */
  readonly busyTimeoutMs?: number;
};

const busyCodes: readonly number[] = [5, 6];
const retryMs = 20;
const inMemory = ':memory:';
/**
 * Pages in the journal before SQLite itself moves them into the file (4 kB each). Moving
 * waits for the disk and blocks answers meanwhile, so it is rare; the hourly job does it.
 */
const checkpointPages = 10_000;

const isBusy = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  busyCodes.includes(error.errcode & 0xff);

const placeholders = /\?/g;

/** What SQLite must be given: booleans as numbers, as D1 does it. */
const toSqlite = (value: unknown): Value => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || typeof value === 'string' || typeof value === 'number') {
    return value;
  }
  throw new TypeError(`A ${typeof value} cannot be bound`);
};

/** Which file a path names at the moment; another number after it was replaced. */
const inodeOf = (path: string): number | null => {
  if (path === inMemory) return 0;
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null;
};

const open = (path: string, migrations: readonly Migration[]): DatabaseSync => {
  if (path !== inMemory) mkdirSync(dirname(path), { recursive: true });
  const connection = new DatabaseSync(path, {
    timeout: 0,
    enableForeignKeyConstraints: true,
  });
  try {
    connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    connection.exec('PRAGMA secure_delete = ON;');
    connection.exec(`PRAGMA wal_autocheckpoint = ${checkpointPages};`);
    migrate(connection, migrations);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
};

class Prepared implements Statement {
  readonly #run: <T>(work: (connection: DatabaseSync) => T) => Promise<T>;
  readonly #sql: string;
  readonly #values: readonly unknown[];

  constructor(
    run: <T>(work: (connection: DatabaseSync) => T) => Promise<T>,
    sql: string,
    values: readonly unknown[] = [],
  ) {
    this.#run = run;
    this.#sql = sql;
    this.#values = values;
  }

  bind(...values: unknown[]): Prepared {
    return new Prepared(this.#run, this.#sql, values);
  }

  /** Prepares on a connection. SQLite takes a missing value as NULL; here it is an error. */
  on(connection: DatabaseSync): { statement: StatementSync; values: Value[] } {
    const wanted = this.#sql.match(placeholders)?.length ?? 0;
    if (wanted !== this.#values.length) {
      throw new RangeError(
        `${wanted} values are needed, ${this.#values.length} are bound`,
      );
    }
    return {
      statement: connection.prepare(this.#sql),
      values: this.#values.map(toSqlite),
    };
  }

  /** Runs it and gives rows and changes, as D1 does for every statement. */
  execute<T>(connection: DatabaseSync): { results: T[]; meta: { changes: number } } {
    const { statement, values } = this.on(connection);
    // Rows come from the columns that a statement has; one without columns has none.
    if (statement.columns().length > 0) {
      return { results: statement.all(...values) as T[], meta: { changes: 0 } };
    }
    return { results: [], meta: { changes: Number(statement.run(...values).changes) } };
  }

  async first<T>(): Promise<T | null> {
    const { results } = await this.#run((connection) => this.execute<T>(connection));
    return results[0] ?? null;
  }

  all<T>(): Promise<{ results: T[] }> {
    return this.#run((connection) => this.execute<T>(connection));
  }

  run(): Promise<{ meta: { changes: number } }> {
    return this.#run((connection) => this.execute(connection));
  }
}

/**
 * The store's database on Node: node:sqlite behind the interface of D1.
 *
 * The connection opens with the first statement and again after an error or when the
 * file was replaced, so a database that is missing, locked or broken for a while costs
 * the writes of that while and nothing else. Locks are waited for asynchronously:
 * SQLite's own timeout would block every answer meanwhile.
 */
export const openSqlite = (
  path: string,
  migrations: readonly Migration[],
  { busyTimeoutMs = 5000 }: Options = {},
): SqliteDatabase => {
  let current: {
    readonly connection: DatabaseSync;
    readonly inode: number | null;
  } | null = null;

  const close = (): void => {
    current?.connection.close();
    current = null;
  };

  const connect = (): DatabaseSync => {
    if (current !== null && current.inode !== inodeOf(path)) close();
    if (current === null) {
      const connection = open(path, migrations);
      current = { connection, inode: inodeOf(path) };
    }
    return current.connection;
  };

  const run = async <T>(work: (connection: DatabaseSync) => T): Promise<T> => {
    const giveUpAt = performance.now() + busyTimeoutMs;
    for (;;) {
      try {
        return work(connect());
      } catch (error) {
        if (!isBusy(error) || performance.now() > giveUpAt) throw error;
      }
      await wait(retryMs);
    }
  };

  return {
    prepare: (sql) => new Prepared(run, sql),
    batch: <T>(statements: Statement[]) =>
      run((connection) => {
        connection.exec('BEGIN IMMEDIATE');
        try {
          const results = statements.map((statement) => {
            if (!(statement instanceof Prepared)) {
              throw new TypeError('A statement of another database');
            }
            return statement.execute<T>(connection);
          });
          connection.exec('COMMIT');
          return results;
        } catch (error) {
          if (connection.isTransaction) connection.exec('ROLLBACK');
          throw error;
        }
      }),
    check: () => run(() => undefined),
    checkpoint: () =>
      run((connection) => connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')),
    connection: () => run((connection) => connection),
    close,
  };
};
