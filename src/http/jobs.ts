import { deliverDue } from '../booking/webhook.ts';
import type { Dependencies } from './dependencies.ts';
import { describeFault } from './log.ts';

/** Work that no request waits for. */
export type Job = 'often' | 'daily';

/** How often each job is due; on Workers the cron triggers of wrangler.toml say the same. */
export const jobEveryMs: Readonly<Record<Job, number>> = {
  often: 5 * 60_000,
  // Retention is asked more often than daily, since a service may run only by day.
  daily: 60 * 60_000,
};

/** Runs a job of either runtime; a failure is logged and the next run tries again. */
export const runJob = async (job: Job, dependencies: Dependencies): Promise<void> => {
  try {
    await jobs[job](dependencies);
  } catch (error) {
    dependencies.log({ event: 'fault', where: `job ${job}`, ...describeFault(error) });
  }
};

const jobs: Readonly<Record<Job, (dependencies: Dependencies) => Promise<void>>> = {
  often: async ({ knowledge, store, ...rest }) => {
    await knowledge.refresh();
    if (store !== null) await deliverDue({ store, ...rest });
  },
  daily: async ({ store, log }) => {
    if (store === null) return;
    const deleted = await store.deleteDue();
    if (deleted > 0) log({ event: 'retention', deleted });
  },
};
