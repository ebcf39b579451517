import type { Answerer } from '../../src/answer.ts';
import { prepare } from '../../src/answer.ts';
import { createApp } from '../../src/http/app.ts';
import type { App, Dependencies } from '../../src/http/dependencies.ts';
import type { LogLine } from '../../src/http/log.ts';
import type { Knowledge } from '../../src/schema/knowledge.ts';
import { readSettings } from '../../src/schema/settings.ts';
import type { Outcome } from '../../src/store/outcome.ts';
import { fixtureKnowledge, fixtureNow } from './fixture.ts';

/** An app over the fixture, with everything that it did to the outside. */
export type TestApp = {
  readonly app: App;
  readonly dependencies: Dependencies;
  readonly logged: LogLine[];
  readonly recorded: Outcome[];
  /** POSTs JSON (or, given a string, exactly that). */
  readonly post: (path: string, body: unknown, init?: RequestInit) => Promise<Response>;
  readonly get: (path: string, init?: RequestInit) => Promise<Response>;
};

const origin = 'http://vetted.test';
const prepared = new Map<Knowledge, Answerer>();

const answererOf = (knowledge: Knowledge): Answerer => {
  const answerer = prepared.get(knowledge) ?? prepare(knowledge);
  prepared.set(knowledge, answerer);
  return answerer;
};

type Options = {
  readonly settings?: Readonly<Record<string, string>>;
  readonly knowledge?: Knowledge;
  readonly now?: () => Date;
  /** How many errors keep newer knowledge out. */
  readonly errors?: number;
  readonly replace?: Partial<Dependencies>;
};

/** Makes an app with plain values for everything that a runtime gives. */
export const testApp = ({
  settings = {},
  knowledge = fixtureKnowledge,
  now = () => fixtureNow,
  errors = 0,
  replace = {},
}: Options = {}): TestApp => {
  const read = readSettings({ SERVE: 'all', ...settings });
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  const logged: LogLine[] = [];
  const recorded: Outcome[] = [];
  const served = { knowledge, answerer: answererOf(knowledge) };
  let ids = 0;
  const dependencies: Dependencies = {
    knowledge: {
      current: () => served,
      state: () => ({ origin: 'bundled', since: fixtureNow, problem: null, errors }),
      refresh: async () => undefined,
    },
    store: null,
    recorder: {
      record: (outcome) => void recorded.push(outcome),
      state: () => ({ pending: 0, dropped: 0, fault: null }),
    },
    settings: read.settings,
    now,
    clock: () => performance.now(),
    randomId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    log: (line) => void logged.push(line),
    fetch: () => Promise.reject(new TypeError('Nothing is called from here')),
    waitUntil: () => undefined,
    rateLimit: async () => ({ isAllowed: true }),
    callBackLimit: async () => ({ isAllowed: true }),
    addressOf: () => '192.0.2.1',
    assets: async () => null,
    isStopping: () => false,
    ...replace,
  };
  const app = createApp(dependencies);
  return {
    app,
    dependencies,
    logged,
    recorded,
    post: async (path, body, init = {}) =>
      app.request(`${origin}${path}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        ...init,
        headers: { 'Content-Type': 'application/json', ...init.headers },
      }),
    get: async (path, init) => app.request(`${origin}${path}`, init),
  };
};
