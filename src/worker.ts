import { env as bindings, waitUntil } from 'cloudflare:workers';
import gateText from '../dist/gate.json';
import bundledText from '../dist/knowledge.json';
import stateText from '../dist/knowledge-state.json';
import vectorsText from '../dist/vectors.json';
import { createApp } from './http/app.ts';
import type { Dependencies } from './http/dependencies.ts';
import { runJob } from './http/jobs.ts';
import { loadKnowledge } from './http/load-knowledge.ts';
import { describeFault, jsonLog } from './http/log.ts';
import { loadWordVectors } from './learn/word-vectors.ts';
import { loadRecurrent } from './safety/recurrent.ts';
import type { FolderState } from './schema/folder-state.ts';
import { readSettings } from './schema/settings.ts';
import { createStore } from './store/store.ts';
import { createPublishedKnowledge } from './worker/published-knowledge.ts';
import { createRateLimit } from './worker/rate-limit.ts';
import { createRecorder } from './worker/recorder.ts';

/** The bindings of wrangler.toml; all but the assets may be missing. */
type Env = {
  readonly ASSETS?: Fetcher;
  readonly DB?: D1Database;
  readonly KNOWLEDGE?: KVNamespace;
  readonly VISITOR_LIMIT?: RateLimit;
  readonly CALL_BACK_LIMIT?: RateLimit;
  readonly SERVICE_LIMIT?: RateLimit;
};

const env = bindings as Env;
const now = (): Date => new Date();
// biome-ignore lint/suspicious/noConsole: the platform collects logs from here
const log = jsonLog(now, (line) => console.log(line));
const onFault = (where: string) => (error: unknown) =>
  log({ event: 'fault', where, ...describeFault(error) });

const read = readSettings({ ...bindings });
if ('errors' in read) {
  const list = read.errors.map(({ name, message }) => `${name}: ${message}`).join('; ');
  throw new Error(`The settings are wrong: ${list}`);
}
const { settings } = read;

const tables = {
  vectors: loadWordVectors(JSON.parse(vectorsText)),
  recurrent: loadRecurrent(JSON.parse(gateText)),
};
const bundled = loadKnowledge(bundledText, tables);
if (!bundled.isLoaded) throw new Error(`dist/knowledge.json: ${bundled.problem}`);

const store =
  env.DB === undefined ? null : createStore(env.DB, { now, keep: settings.KEEP });
const { ASSETS: assets } = env;

const dependencies: Dependencies = {
  knowledge: createPublishedKnowledge({
    bundled: bundled.served,
    errors: (JSON.parse(stateText) as FolderState).errors,
    published: env.KNOWLEDGE ?? null,
    tables,
    lookEveryMs: settings.PUBLISHED_EVERY_SECONDS * 1000,
    now,
    onSwap: ({ knowledge: { version, entries } }) =>
      log({ event: 'knowledge', version, entries: entries.length }),
  }),
  store,
  recorder: createRecorder({
    write: async (outcomes) => store?.record(outcomes),
    waitUntil,
    onFault: onFault('store'),
  }),
  settings,
  now,
  clock: () => performance.now(),
  randomId: () => crypto.randomUUID(),
  log,
  fetch: (...request) => fetch(...request),
  waitUntil: (work) => waitUntil(work.catch(onFault('background'))),
  rateLimit: createRateLimit(env.VISITOR_LIMIT, env.SERVICE_LIMIT),
  callBackLimit: createRateLimit(env.CALL_BACK_LIMIT, env.SERVICE_LIMIT),
  addressOf: ({ req }) => req.header('cf-connecting-ip') ?? 'unknown',
  // Files are served before this code runs; what gets here is no file.
  assets: async (request) => {
    const response = await assets?.fetch(request);
    return response === undefined || response.status === 404 ? null : response;
  },
  isStopping: () => false,
};

const app = createApp(dependencies);
const dailyCron = '17 3 * * *';

const handler: ExportedHandler = {
  fetch(request, environment, context) {
    context.waitUntil(dependencies.knowledge.refresh());
    return app.fetch(request, environment, context);
  },
  async scheduled({ cron }) {
    await runJob(cron === dailyCron ? 'daily' : 'often', dependencies);
  },
};
export default handler;
