import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startService } from '#runtime';
import { healthSchema } from '../../src/http/health-schema.ts';
import { problemSchema } from '../../src/schema/problem.ts';
import { replySchema, startSchema } from '../../src/schema/reply.ts';
import type { TestService } from './service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const ask = (query: string): Promise<Response> =>
  service.fetch('/api/ask', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
  });

describe('the service with the real knowledge', () => {
  it('answers a question and counts it', async () => {
    const reply = replySchema.parse(await (await ask('what is sciatica')).json());
    expect(['answer', 'disambiguate', 'fallback']).toContain(reply.kind);
    await vi.waitFor(async () => {
      const counters = await service.counters();
      expect(counters).toMatchObject([{ event: reply.kind, n: 1 }]);
    });
  });

  it('starts a chat and is healthy', async () => {
    const start = startSchema.parse(await (await service.fetch('/api/start')).json());
    expect(start.name).not.toBe('');
    const health = healthSchema.parse(await (await service.fetch('/api/health')).json());
    expect(health.store).toMatchObject({ state: 'ok', dropped: 0, fault: null });
    expect(health.entries.total).toBeGreaterThanOrEqual(37);
  });

  it('serves the files of the build, its API described among them', async () => {
    const response = await service.fetch('/api/openapi.json');
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect((await response.json()).paths).toHaveProperty('/api/ask');
  });

  it('answers an unknown address with the phone', async () => {
    const response = await service.fetch('/nothing-here');
    expect(response.status).toBe(404);
    expect(problemSchema.parse(await response.json()).phone).not.toBe('');
  });

  it('runs its jobs', async () => {
    await service.runJob('often');
    await service.runJob('daily');
    expect((await service.counters()).length).toBeGreaterThan(0);
  });
});
