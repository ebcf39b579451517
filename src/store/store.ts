import type { CallBacks } from './call-backs.ts';
import { createCallBacks } from './call-backs.ts';
import type { Counts } from './counts.ts';
import { createCounts } from './counts.ts';
import type { Database } from './database.ts';
import type { Reports } from './reports.ts';
import { createReports } from './reports.ts';
import type { Retention } from './retention.ts';
import { createRetention } from './retention.ts';

/** What little the service keeps (DESIGN.md, 'What is kept'). */
export type Store = Counts & CallBacks & Retention & Reports;

/** What every part of the store is given. */
export type StoreOptions = {
  readonly now: () => Date;
  /** `never` keeps no query at all. */
  readonly keep: 'redacted' | 'never';
};

/** Makes the store over a database of either runtime. */
export const createStore = (database: Database, options: StoreOptions): Store => ({
  ...createCounts(database, options),
  ...createCallBacks(database, options),
  ...createRetention(database, options),
  ...createReports(database),
});
