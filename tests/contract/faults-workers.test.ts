import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { prepare } from '../../src/answer.ts';
import type { Dependencies } from '../../src/http/dependencies.ts';
import { healthOf } from '../../src/http/health.ts';
import { sha256 } from '../../src/http/sha256.ts';
import { createStore } from '../../src/store/store.ts';
import { createPublishedKnowledge } from '../../src/worker/published-knowledge.ts';
import { createRateLimit } from '../../src/worker/rate-limit.ts';
import { createRecorder } from '../../src/worker/recorder.ts';
import { testApp } from './app.ts';
import { fixtureKnowledge, fixtureNow } from './fixture.ts';
import { openDatabase } from './runtime-workers.ts';

const query = 'what clothes should I wear';
const bundled = { knowledge: fixtureKnowledge, answerer: prepare(fixtureKnowledge) };

const recorderOver = (database: D1Database) => {
  const store = createStore(database, { now: () => fixtureNow, keep: 'redacted' });
  const recorder = createRecorder({
    write: (outcomes) => store.record(outcomes),
    waitUntil: () => undefined,
    onFault: () => undefined,
  });
  return { store, recorder };
};

const expectAnswer = async (replace: Partial<Dependencies>) => {
  const { post, dependencies } = testApp({ replace });
  const reply = await (await post('/api/ask', { query })).json();
  expect(reply).toMatchObject({ kind: 'answer', entry: { id: 'faq-clothes' } });
  return dependencies;
};

beforeEach(() => reset());

describe('the answer comes although D1', () => {
  it('has no tables', async () => {
    const dependencies = await expectAnswer(recorderOver(env.DB));
    await vi.waitFor(() =>
      expect(healthOf(dependencies).store).toMatchObject({ state: 'fault', dropped: 1 }),
    );
  });

  it('is not bound', async () => {
    const dependencies = await expectAnswer({ store: null });
    expect(healthOf(dependencies).store.state).toBe('none');
  });

  it('refuses writes, and counts what was dropped once it takes them again', async () => {
    await openDatabase();
    const faulty = recorderOver(env.DB);
    await env.DB.exec(
      "CREATE TRIGGER full BEFORE INSERT ON counters BEGIN SELECT RAISE(ABORT, 'full'); END",
    );
    await expectAnswer(faulty);
    await vi.waitFor(() => expect(faulty.recorder.state().dropped).toBe(1));
    await env.DB.exec('DROP TRIGGER full');
    await expectAnswer(faulty);
    await vi.waitFor(async () => {
      const counters = await faulty.store.counters('2000-01-01');
      expect(counters.map(({ event, n }) => [event, n]).sort()).toEqual([
        ['answer', 1],
        ['dropped', 1],
      ]);
    });
  });
});

describe('the answer comes although KV', () => {
  const newer = { ...fixtureKnowledge, version: 'e'.repeat(64) };
  const source = () =>
    createPublishedKnowledge({
      bundled,
      errors: 0,
      published: env.KNOWLEDGE,
      tables: { vectors: null, recurrent: null },
      now: () => fixtureNow,
      onSwap: () => undefined,
      lookEveryMs: 60_000,
    });
  const publish = async (text: string, schema = 1): Promise<void> => {
    const hash = await sha256(JSON.stringify(newer));
    await env.KNOWLEDGE.put(`knowledge:${newer.version}`, text);
    const pointer = JSON.stringify({ version: newer.version, hash, schema });
    await env.KNOWLEDGE.put('current', pointer);
  };

  it.each([
    ['is empty', null, 1, null],
    ['holds half a value', JSON.stringify(newer).slice(0, 4000), 1, /hash/],
    ['holds a value of an older schema', JSON.stringify(newer), 0, /schema is 0/],
  ])('%s', async (_, text, schema, problem) => {
    if (text !== null) await publish(text, schema);
    const knowledge = source();
    await knowledge.refresh();
    await expectAnswer({ knowledge });
    expect(knowledge.current()).toBe(bundled);
    if (problem === null) expect(knowledge.state().problem).toBeNull();
    else expect(knowledge.state().problem).toMatch(problem);
  });

  it('has a newer version, which then answers', async () => {
    await publish(JSON.stringify(newer));
    const knowledge = source();
    await knowledge.refresh();
    await expectAnswer({ knowledge });
    expect(knowledge.state().origin).toBe('published');
  });
});

describe('the rate limit of Workers', () => {
  it('really limits a visitor, and only this one', async () => {
    const limit = createRateLimit(env.VISITOR_LIMIT, env.SERVICE_LIMIT);
    const verdicts: boolean[] = [];
    for (let index = 0; index < 31; index += 1) {
      verdicts.push((await limit('192.0.2.77')).isAllowed);
    }
    expect(verdicts.slice(0, 30)).not.toContain(false);
    expect(verdicts[30]).toBe(false);
    expect((await limit('192.0.2.78')).isAllowed).toBe(true);
  });

  it('counts call-backs apart, and sooner', async () => {
    const limit = createRateLimit(env.CALL_BACK_LIMIT, env.SERVICE_LIMIT);
    for (let index = 0; index < 10; index += 1) {
      expect((await limit('192.0.2.77')).isAllowed).toBe(true);
    }
    expect((await limit('192.0.2.77')).isAllowed).toBe(false);
  });

  it('lets everybody pass when the platform has none or fails', async () => {
    const broken = { limit: () => Promise.reject(new Error('down')) };
    expect((await createRateLimit(undefined, undefined)('x')).isAllowed).toBe(true);
    expect((await createRateLimit(broken, broken)('x')).isAllowed).toBe(true);
  });
});
