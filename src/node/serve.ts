import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createApp } from '../http/app.ts';
import type { App, Dependencies, SignInLink } from '../http/dependencies.ts';
import type { Job } from '../http/jobs.ts';
import { jobEveryMs, runJob } from '../http/jobs.ts';
import type { Log } from '../http/log.ts';
import { describeFault } from '../http/log.ts';
import { galleryRoutes } from '../http/pages/gallery-routes.tsx';
import { openSqlite } from '../store/sqlite.ts';
import { readMigrations } from '../store/sqlite-migrations.ts';
import { createStore } from '../store/store.ts';
import { createAddressOf } from './address.ts';
import { createAssets } from './assets.ts';
import { createHttpServer } from './http-server.ts';
import { createKnowledgeEdits } from './knowledge-edits.ts';
import { watchKnowledge } from './knowledge-file.ts';
import { followFolder } from './knowledge-folder.ts';
import { databasePath } from './maintain.ts';
import { createQueue } from './queue.ts';
import { callBacksPerVisitor, createRateLimit, noRateLimit } from './rate-limit.ts';
import type { NodeSettings } from './settings.ts';

/** What the service on Node is started with. */
export type ServeOptions = {
  readonly settings: NodeSettings;
  /** Folder with knowledge.json and public/. */
  readonly dist: string;
  readonly migrations: string;
  readonly log: Log;
  readonly now?: () => Date;
  /** Calls outside services. No setting changes it: only a test has a reason to. */
  readonly fetch?: typeof fetch;
  /** Further routes, before the service's own. */
  readonly routes?: (app: App) => void;
  /** The project's top, whose knowledge folder is followed and may be written by staff. */
  readonly root?: string;
  readonly signInLink?: SignInLink;
};

/** A running service. */
export type Service = {
  readonly url: string;
  readonly dependencies: Dependencies;
  /** Finishes the requests under way, writes what waits and closes everything. */
  stop(): Promise<void>;
};

/** How long a stopping service waits for its last requests, and then for its last writes. */
const stopWithinMs = 8000;
const flushWithinMs = 5000;

const dependenciesOf = ({
  settings,
  dist,
  migrations,
  log,
  now = () => new Date(),
  fetch = globalThis.fetch,
  root,
  signInLink,
}: ServeOptions) => {
  const onFault = (where: string) => (error: unknown) =>
    log({ event: 'fault', where, ...describeFault(error) });
  const clock = () => performance.now();
  const database = openSqlite(databasePath(settings), readMigrations(migrations));
  const store = createStore(database, { now, keep: settings.KEEP });
  const queue = createQueue((outcomes) => store.record(outcomes), onFault('store'));
  const knowledge = watchKnowledge({
    path: join(dist, 'knowledge.json'),
    now,
    errors: () => folder?.errors().length ?? 0,
    onSwap: ({ knowledge: { version, entries } }) =>
      log({ event: 'knowledge', version, entries: entries.length }),
    onProblem: () => log({ event: 'fault', where: 'knowledge', name: 'refused', at: [] }),
  });
  const folder =
    root === undefined
      ? null
      : followFolder({ root, out: dist, onCompiled: () => knowledge.look() });
  const knowledgeFiles =
    root === undefined || folder === null
      ? null
      : createKnowledgeEdits({ root, folder, knowledge });
  const state = { isStopping: false };
  const isLimited = settings.RATE_LIMIT === 'on';
  const dependencies: Dependencies = {
    knowledge,
    store,
    recorder: queue,
    settings,
    now,
    clock,
    randomId: randomUUID,
    log,
    fetch,
    waitUntil: (work) => void work.catch(onFault('background')),
    rateLimit: isLimited ? createRateLimit(clock) : noRateLimit,
    callBackLimit: isLimited ? createRateLimit(clock, callBacksPerVisitor) : noRateLimit,
    addressOf: createAddressOf(settings.TRUSTED_PROXY),
    assets: createAssets(join(dist, 'public')),
    isStopping: () => state.isStopping,
    ...(knowledgeFiles && { knowledgeFiles }),
    ...(signInLink && { signInLink }),
  };
  const close = (): void => {
    folder?.close();
    knowledge.close();
    database.close();
  };
  return { dependencies, database, queue, close, state, onFault };
};

const listen = (server: Server, { PORT, HOST }: NodeSettings): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(PORT, HOST, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') {
        reject(new TypeError('The server has no port'));
      } else resolve(address);
    });
  });

/** How long connections are still taken after the signal to stop. */
const drainMs = 300;

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), stopWithinMs);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });

/** Serves the app on Node. A database that cannot be opened does not keep it from that. */
export const serve = async (options: ServeOptions): Promise<Service> => {
  const { dependencies, database, queue, close, state, onFault } =
    dependenciesOf(options);
  const app = createApp(dependencies, (further) => {
    // The gallery is for whoever works on the widget: the Worker does not carry it.
    if (options.settings.SERVE === 'all') further.route('/', galleryRoutes());
    options.routes?.(further);
  });
  const server = createHttpServer(app, dependencies);
  const { port } = await listen(server, options.settings).catch((error: unknown) => {
    close();
    throw error;
  });
  database.check().catch(onFault('store'));
  const work = async (job: Job): Promise<void> => {
    await runJob(job, dependencies);
    if (job === 'daily') await database.checkpoint().catch(onFault('store'));
  };
  const timers = (Object.keys(jobEveryMs) as Job[]).map((job) => {
    void work(job);
    return setInterval(() => void work(job), jobEveryMs[job]).unref();
  });
  const host = options.settings.HOST.includes(':')
    ? `[${options.settings.HOST}]`
    : options.settings.HOST;

  return {
    url: `http://${host}:${port}`,
    dependencies,
    async stop() {
      state.isStopping = true;
      for (const timer of timers) clearInterval(timer);
      // What was sent before the signal may still wait to be accepted or read.
      await pause(drainMs);
      await closeServer(server);
      await queue.flush(flushWithinMs);
      close();
    },
  };
};
