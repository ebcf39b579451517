import { describe, expect, it } from 'vitest';
import { problemSchema } from '../../src/schema/problem.ts';
import { testApp } from './app.ts';
import { fixtureKnowledge } from './fixture.ts';

const allowed = 'https://clinic.example.org';
const settings = { ALLOWED_ORIGINS: `${allowed}, http://localhost:3000` };
const ask = { query: 'what clothes should I wear' };
const from = (Origin: string): RequestInit => ({ headers: { Origin } });

describe('origins', () => {
  it('lets a site on the list ask', async () => {
    const { post } = testApp({ settings });
    const response = await post('/api/ask', ask, from(allowed));
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
    expect(response.headers.get('vary')).toBe('Origin');
  });

  it('answers the preflight of a site on the list', async () => {
    const response = await testApp({ settings }).app.request(
      'http://vetted.test/api/ask',
      { method: 'OPTIONS', ...from(allowed) },
    );
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-methods')).toBe('GET, POST');
    expect(response.headers.get('access-control-allow-headers')).toBe(
      'Content-Type, Idempotency-Key',
    );
  });

  it.each(['https://evil.example', 'null', `${allowed}.evil.example`, 'http://clinic'])(
    'refuses %s, which is not on the list',
    async (origin) => {
      const { post, recorded } = testApp({ settings });
      const response = await post('/api/ask', ask, from(origin));
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(recorded).toEqual([]);
    },
  );

  it('lets its own pages ask, also behind a proxy that ended TLS', async () => {
    const headers = { Host: 'vetted.test', Origin: 'https://vetted.test' };
    expect((await testApp().post('/api/ask', ask, { headers })).status).toBe(200);
  });

  it('tells caches that every reply depends on the origin', async () => {
    const response = await testApp({ settings }).get('/api/start');
    expect(response.headers.get('vary')).toBe('Origin');
  });
});

describe('headers', () => {
  it('forbid sniffing, framing and referrers on every reply', async () => {
    const { get, post } = testApp();
    for (const response of [
      await get('/api/start'),
      await get('/nothing'),
      await post('/api/ask', '{'),
    ]) {
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('x-frame-options')).toBe('DENY');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('keep drafts out of search engines, and only drafts', async () => {
    const robots = async (SERVE: string) =>
      (await testApp({ settings: { SERVE } }).get('/api/start')).headers.get(
        'x-robots-tag',
      );
    expect(await robots('all')).toBe('noindex, nofollow');
    expect(await robots('signed')).toBeNull();
  });

  it('give every request an id of its own', async () => {
    const { get } = testApp();
    const ids = [await get('/api/start'), await get('/api/start')].map((response) =>
      response.headers.get('x-request-id'),
    );
    expect(ids).toEqual(['id-1', 'id-2']);
  });
});

describe('rate limits', () => {
  it('refuse with the phone and say when to come back', async () => {
    const rateLimit = async () => ({ isAllowed: false, retryAfterSeconds: 17 }) as const;
    const { post, recorded } = testApp({ replace: { rateLimit } });
    const response = await post('/api/ask', ask);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('17');
    const { detail, phone, emergency } = problemSchema.parse(await response.json());
    expect(detail).toBe(fixtureKnowledge.wording.errors['too-many']);
    expect([phone, emergency]).toEqual([
      fixtureKnowledge.clinic.phone,
      fixtureKnowledge.wording.emergencyLine,
    ]);
    expect(recorded).toEqual([]);
  });

  it('never keep a red flag from its care card', async () => {
    const rateLimit = async () => ({ isAllowed: false, retryAfterSeconds: 17 }) as const;
    const { post } = testApp({ replace: { rateLimit } });
    const response = await post('/api/ask', { query: 'I want to kill myself' });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ kind: 'care' });
  });

  it.each(['/api/slots', '/api/bookings'])(
    'hold for %s too, and lead to the phone',
    async (path) => {
      const rateLimit = async () =>
        ({ isAllowed: false, retryAfterSeconds: 17 }) as const;
      const { post, recorded } = testApp({ replace: { rateLimit } });
      const response = await post(path, { name: 'Sam', contact: '020 7946 0000' });
      expect(response.status).toBe(429);
      const { phone } = problemSchema.parse(await response.json());
      expect(phone).toBe(fixtureKnowledge.clinic.phone);
      expect(recorded).toEqual([]);
    },
  );

  it('let a visitor who asked too often still ask to be called', async () => {
    const rateLimit = async () => ({ isAllowed: false, retryAfterSeconds: 17 }) as const;
    const { get, post } = testApp({ replace: { rateLimit } });
    expect((await get('/api/start')).status).toBe(429);
    expect((await get('/api/call-back')).status).toBe(200);
    expect((await post('/api/call-back', { name: 'Sam' })).status).toBe(400);
  });

  it('are counted apart for call-backs', async () => {
    const callBackLimit = async () =>
      ({ isAllowed: false, retryAfterSeconds: 17 }) as const;
    const { post, recorded } = testApp({ replace: { callBackLimit } });
    const response = await post('/api/call-back', { name: 'Sam' });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('17');
    const { phone } = problemSchema.parse(await response.json());
    expect(phone).toBe(fixtureKnowledge.clinic.phone);
    expect(recorded).toEqual([]);
    expect((await post('/api/ask', ask)).status).toBe(200);
  });

  it('leave health to the load balancer', async () => {
    const rateLimit = async () => ({ isAllowed: false, retryAfterSeconds: 17 }) as const;
    const { get } = testApp({ replace: { rateLimit } });
    expect((await get('/api/health')).status).toBe(200);
  });
});

describe('an error inside', () => {
  const broken = () => {
    throw new RangeError('a secret: 07700 900123');
  };

  it('is a calm sentence with the phone, without a trace', async () => {
    const { post } = testApp({ replace: { now: broken } });
    const response = await post('/api/ask', ask);
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(problemSchema.parse(JSON.parse(text)).phone).toBe(
      fixtureKnowledge.clinic.phone,
    );
    expect(text).not.toMatch(/secret|RangeError|\.ts/);
  });

  it('is logged by name and place, never by message', async () => {
    const { post, logged } = testApp({ replace: { now: broken } });
    await post('/api/ask', ask);
    expect(logged[0]).toMatchObject({
      event: 'fault',
      name: 'RangeError',
      where: 'http',
    });
    expect(JSON.stringify(logged)).not.toMatch(/secret|07700/);
  });
});

describe('the log', () => {
  it('has one line for a request, with the route and nothing that was typed', async () => {
    const { post, get, logged } = testApp();
    await post('/api/ask', ask);
    await get('/api/my-secret?query=clothes');
    expect(logged).toMatchObject([
      {
        event: 'request',
        method: 'POST',
        route: '/api/ask',
        status: 200,
        kind: 'answer',
      },
      { event: 'request', method: 'GET', route: '/*', status: 404, problem: 'not-found' },
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/secret|clothes I|what/);
  });
});
