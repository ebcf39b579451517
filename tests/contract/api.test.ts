import { describe, expect, it } from 'vitest';
import { entriesSchema } from '../../src/http/entry-summary.ts';
import { healthSchema } from '../../src/http/health-schema.ts';
import { openApiDocument } from '../../src/http/openapi.ts';
import { emptyContext } from '../../src/schema/context.ts';
import { problemSchema } from '../../src/schema/problem.ts';
import { replySchema, startSchema, suggestionsSchema } from '../../src/schema/reply.ts';
import { testApp } from './app.ts';
import { fixtureKnowledge } from './fixture.ts';

const { wording, clinic } = fixtureKnowledge;
const expectProblem = async (response: Response, status: number, detail: string) => {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const body = problemSchema.parse(await response.json());
  expect(body).toMatchObject({
    status,
    detail: wording.errors[detail],
    phone: clinic.phone,
    emergency: wording.emergencyLine,
    requestId: response.headers.get('x-request-id'),
  });
};

describe('POST /api/ask', () => {
  it('answers a question with the vetted text', async () => {
    const { post } = testApp();
    const response = await post('/api/ask', { query: 'what clothes should I wear' });
    expect(response.status).toBe(200);
    const reply = replySchema.parse(await response.json());
    expect(reply.kind).toBe('answer');
    expect(reply.entry?.id).toBe('faq-clothes');
    expect(reply.blocks[0]).toEqual({
      type: 'paragraph',
      inlines: [{ text: 'Wear loose clothes that you can move in.' }],
    });
  });

  it('shows a care card instead of an answer when the words point to danger', async () => {
    const { post } = testApp();
    const response = await post('/api/ask', { query: 'I want to kill myself' });
    expect(await response.json()).toMatchObject({
      kind: 'care',
      care: { route: 'crisis', heading: 'Call 999 now if:' },
    });
  });

  it('is never kept by caches and tells its stages', async () => {
    const response = await testApp().post('/api/ask', { query: 'clothes' });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('server-timing')).toMatch(/^gate;dur=[\d.]+, match;dur=/);
  });

  it('ignores a broken context', async () => {
    for (const context of [null, 7, 'x', [], { v: 99 }, { v: 1, entries: 'x' }]) {
      const response = await testApp().post('/api/ask', { query: 'clothes', context });
      expect(response.status).toBe(200);
    }
  });

  it.each([
    [
      'a body over 16 kB',
      JSON.stringify({ query: 'x'.repeat(17_000) }),
      413,
      'too-large',
    ],
    ['a body that is not JSON', '{"query": "x"', 400, 'not-json'],
    ['an empty body', '', 400, 'not-json'],
    ['a list', '[]', 400, 'wrong-shape'],
    ['a query that is no text', '{"query": 7}', 400, 'wrong-shape'],
    ['no query', '{}', 400, 'wrong-shape'],
    ['an empty query', '{"query": " \\n "}', 400, 'empty-query'],
    [
      'a query over 2,000 characters',
      `{"query": "${'x'.repeat(2001)}"}`,
      400,
      'too-long',
    ],
    ['another dismissal', '{"query": "x", "dismiss": "all"}', 400, 'wrong-shape'],
  ])('refuses %s with a sentence and the phone', async (_, body, status, detail) => {
    await expectProblem(await testApp().post('/api/ask', body), status, detail);
  });

  it('refuses a long body of unknown length without reading all of it', async () => {
    let pulls = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulls += 1;
        controller.enqueue(new Uint8Array(4096).fill(32));
        if (pulls > 1000) controller.close();
      },
    });
    const request = { body, duplex: 'half' } as RequestInit;
    await expectProblem(await testApp().post('/api/ask', '', request), 413, 'too-large');
    expect(pulls).toBeLessThan(20);
  });
});

describe('what is counted', () => {
  it('is the decision, the entry and the confidence, without the query', async () => {
    const { post, recorded } = testApp();
    await post('/api/ask', { query: 'what clothes should I wear' });
    expect(recorded).toMatchObject([
      { event: 'asked', decision: 'answer', subject: 'faq-clothes', query: null },
    ]);
  });

  it('holds the query only where it found no answer', async () => {
    const { post, recorded } = testApp();
    await post('/api/ask', { query: 'zebra crossing quartz' });
    expect(recorded).toMatchObject([
      { decision: 'fallback', query: 'zebra crossing quartz' },
    ]);
  });

  it("does not hold 'none of these', which is a choice and no question", async () => {
    const { post, recorded } = testApp();
    const options = ['faq-clothes', 'faq-parking'];
    const context = { ...emptyContext, turn: 1, options };
    await post('/api/ask', { query: 'none of these', context });
    expect(recorded[0]).toMatchObject({ decision: 'fallback', query: null });
  });

  it('never holds a query that raised a flag, now or by context', async () => {
    const { post, recorded } = testApp();
    const first = await post('/api/ask', { query: 'I want to kill myself zebra' });
    const { context } = replySchema.parse(await first.json());
    await post('/api/ask', { query: 'zebra crossing quartz', context });
    expect(recorded).toMatchObject([
      { decision: 'care', subject: 'crisis', query: null },
      { decision: 'fallback', query: null },
    ]);
  });
});

describe('POST /api/feedback', () => {
  const knowledge = fixtureKnowledge.version;

  it('is counted by entry', async () => {
    const { post, recorded } = testApp();
    const body = {
      entry: 'faq-clothes',
      knowledge,
      helpful: false,
      reason: 'not-enough',
    };
    expect((await post('/api/feedback', body)).status).toBe(204);
    expect(recorded).toEqual([{ event: 'feedback', ...body }]);
  });

  it("counts 'none of these' without an entry", async () => {
    const { post, recorded } = testApp();
    const body = { entry: '', knowledge, helpful: false, reason: 'none-of-these' };
    await post('/api/feedback', body);
    expect(recorded).toEqual([{ event: 'none-of-these', count: 1, knowledge }]);
  });

  it('keeps nothing that a stranger made up', async () => {
    const { post, recorded } = testApp();
    const entry = 'my name is jo';
    await post('/api/feedback', { entry, knowledge: 'jo@example.com', helpful: true });
    const real = { entry: 'faq-clothes', knowledge: 'jo@example.com', helpful: true };
    await post('/api/feedback', real);
    expect(JSON.stringify(recorded)).not.toMatch(/jo/);
  });

  it('refuses another shape', async () => {
    const { post } = testApp();
    await expectProblem(
      await post('/api/feedback', { entry: 'faq-clothes' }),
      400,
      'wrong-shape',
    );
  });
});

describe('the other routes', () => {
  it('GET /api/start gives what a chat needs', async () => {
    const start = startSchema.parse(await (await testApp().get('/api/start')).json());
    expect(start).toMatchObject({ name: 'Fixture Clinic', opening: { isOpen: true } });
  });

  it('GET /api/entries lists what is served', async () => {
    const ids = async (SERVE: string) => {
      const { get } = testApp({ settings: { SERVE } });
      const { entries } = entriesSchema.parse(await (await get('/api/entries')).json());
      return entries.map(({ id }) => id);
    };
    expect(await ids('signed')).toEqual(['faq-parking', 'faq-clothes']);
    expect(await ids('all')).toEqual(['faq-parking', 'faq-clothes', 'faq-letter']);
  });

  it('the suggestions file that /api/start names holds what is served', async () => {
    const { get } = testApp({ settings: { SERVE: 'signed' } });
    const start = startSchema.parse(await (await get('/api/start')).json());
    const response = await get(start.suggestions);
    const { entries } = suggestionsSchema.parse(await response.json());
    expect(entries.map(({ id }) => id)).toEqual(['faq-parking', 'faq-clothes']);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('GET /api/health counts entries by status', async () => {
    const { get } = testApp({ settings: { SERVE: 'signed' } });
    const health = healthSchema.parse(await (await get('/api/health')).json());
    expect(health).toMatchObject({
      status: 'ok',
      entries: { total: 3, served: 2, signed: 2, unsigned: 1 },
      store: { state: 'none' },
      warnings: [],
    });
  });

  it('GET /api/health is degraded, and says why, when nothing may be served', async () => {
    const unsigned = fixtureKnowledge.entries.filter(({ signature }) => !signature);
    const knowledge = { ...fixtureKnowledge, entries: unsigned };
    const { get } = testApp({ settings: { SERVE: 'signed' }, knowledge });
    const health = healthSchema.parse(await (await get('/api/health')).json());
    expect(health.status).toBe('degraded');
    expect(health.warnings).toEqual([
      'No entry may be served: every question gets the fallback.',
    ]);
  });

  it('GET /api/health counts the errors that keep newer knowledge out, and no more', async () => {
    const healthWith = async (errors: number) => {
      const response = await testApp({ errors }).get('/api/health');
      return healthSchema.parse(await response.json());
    };
    expect(await healthWith(0)).toMatchObject({
      status: 'ok',
      knowledge: { state: 'up-to-date', errors: 0 },
    });
    expect(await healthWith(2)).toMatchObject({
      status: 'degraded',
      knowledge: { state: 'kept-last-good', errors: 2, problem: null },
    });
  });

  it.each([
    ['2026-12-10', 'Signatures of 2 entries end within 30 days.'],
    ['2027-01-02', 'Signatures of 2 entries end within 7 days.'],
    [
      '2027-01-06',
      'Signatures of 2 entries have ended; renew them before the grace ends.',
    ],
  ])('GET /api/health warns before signatures end (%s)', async (day, warning) => {
    const { get } = testApp({ now: () => new Date(`${day}T12:00:00Z`) });
    const health = healthSchema.parse(await (await get('/api/health')).json());
    expect(health.warnings).toEqual([warning]);
  });

  it('the OpenAPI document describes every route by the schemas that check it', () => {
    const { paths } = openApiDocument();
    expect(Object.keys(paths)).toEqual([
      '/api/ask',
      '/api/start',
      '/api/entries',
      '/api/feedback',
      '/api/slots',
      '/api/bookings',
      '/api/call-back',
      '/api/health',
    ]);
    const { requestBody, responses } = paths['/api/ask'].post;
    expect(requestBody.content['application/json'].schema).toMatchObject({
      properties: { query: { minLength: 1, maxLength: 2000 } },
    });
    const kinds = { enum: expect.arrayContaining(['care']) };
    const schema = { properties: { kind: kinds } };
    expect(responses).toMatchObject({
      200: { content: { 'application/json': { schema } } },
    });
  });

  it('answers an unknown address with the phone', async () => {
    const { get, post } = testApp();
    await expectProblem(await get('/nothing'), 404, 'not-found');
    await expectProblem(await get('/api/nothing'), 404, 'not-found');
    await expectProblem(await post('/api/nothing', {}), 404, 'not-found');
  });

  it('answers the wrong method with the right one', async () => {
    const response = await testApp().get('/api/ask');
    expect(response.headers.get('allow')).toBe('POST');
    await expectProblem(response, 405, 'not-allowed');
  });
});
