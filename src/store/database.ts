/** What a statement may be given; undefined is an error on every runtime. */
export type Value = string | number | null;

/** A prepared statement; `bind` gives a new one with its values. */
export interface Statement {
  bind(...values: Value[]): Statement;
  first<T = Record<string, unknown>>(): Promise<T | null>;
  all<T = Record<string, unknown>>(): Promise<{ results: T[] }>;
  run(): Promise<{ meta: { changes: number } }>;
}

/**
 * What the store needs of a database: the part of `D1Database` that node:sqlite can
 * give as well. `env.DB` fits it as it is; `openSqlite` makes one for Node.
 */
export interface Database {
  prepare(sql: string): Statement;
  /** Runs all statements in one transaction: all of them or none. */
  batch<T = Record<string, unknown>>(
    statements: Statement[],
  ): Promise<{ results: T[]; meta: { changes: number } }[]>;
}
