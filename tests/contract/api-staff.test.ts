import { describe, expect, it } from 'vitest';
import { openDatabase } from '#runtime';
import { sha256 } from '../../src/http/sha256.ts';
import { createStore } from '../../src/store/store.ts';
import { testApp } from './app.ts';
import { fixtureNow } from './fixture.ts';

const token = 'f3a1c2d4e5b60718293a4b5c6d7e8f90';
const settings = { STAFF_TOKEN_HASH: await sha256(token) };
const signedIn: RequestInit = { headers: { Authorization: `Bearer ${token}` } };

describe("the staff's routes", () => {
  it.each([
    ['no token', {}],
    ['a wrong token', { Authorization: `Bearer ${token.slice(1)}0` }],
    ['an empty token', { Authorization: 'Bearer ' }],
    ['the hash itself', { Authorization: `Bearer ${settings.STAFF_TOKEN_HASH}` }],
  ])('are closed to %s', async (_, headers) => {
    const { get, post } = testApp({ settings });
    expect((await get('/api/metrics', { headers })).status).toBe(401);
    expect((await post('/api/explain', { query: 'clothes' }, { headers })).status).toBe(
      401,
    );
  });

  it('are closed to everybody where no token is set', async () => {
    expect((await testApp().get('/api/metrics', signedIn)).status).toBe(401);
  });
});

describe('POST /api/explain', () => {
  it('shows every stage and counts nothing', async () => {
    const { post, recorded } = testApp({ settings });
    const query = 'what clothes should I wear';
    const explained = await (await post('/api/explain', { query }, signedIn)).json();
    expect(explained).toMatchObject({
      reply: { kind: 'answer' },
      trace: { gate: { redFlag: null }, decision: { entry: 'faq-clothes' } },
    });
    expect(explained.candidates[0]).toMatchObject({ id: 'faq-clothes' });
    expect(explained.explanation.headline).toContain('What clothes should I wear');
    expect(recorded).toEqual([]);
  });
});

describe('GET /api/metrics', () => {
  it('gives knowledge, entries, writes, events and the webhook', async () => {
    const store = createStore(await openDatabase(), {
      now: () => fixtureNow,
      keep: 'redacted',
    });
    await store.record([{ event: 'none-of-these', count: 3, knowledge: '' }]);
    const callBack = { id: 'a', name: 'b', contact: 'c', bestTime: 'd', consent: 'e' };
    await store.addCallBack(callBack, { deliver: true });
    const { get } = testApp({ settings, replace: { store } });
    const response = await get('/api/metrics', signedIn);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const text = await response.text();
    for (const line of [
      'vetted_healthy 1',
      'vetted_entries{state="unsigned"} 1',
      'vetted_knowledge_age_seconds 0',
      'vetted_writes_dropped_total 0',
      'vetted_store_up 1',
      'vetted_events_today{event="none-of-these"} 3',
      'vetted_webhook_waiting 1',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
  });

  it('still gives what memory holds when the database does not answer', async () => {
    const broken = createStore(await openDatabase(), {
      now: () => fixtureNow,
      keep: 'redacted',
    });
    const store = { ...broken, counters: () => Promise.reject(new Error('down')) };
    const { get } = testApp({ settings, replace: { store } });
    const text = await (await get('/api/metrics', signedIn)).text();
    expect(text).toContain('vetted_store_up 0');
    expect(text).toContain('vetted_writes_pending 0');
  });
});
