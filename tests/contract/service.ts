import type { Job } from '../../src/http/jobs.ts';
import type { CounterRow } from '../../src/store/counts.ts';

/** A running service of either runtime, with the doors that a test needs. */
export type TestService = {
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly runJob: (job: Job) => Promise<void>;
  readonly counters: () => Promise<readonly CounterRow[]>;
  readonly stop: () => Promise<void>;
};
