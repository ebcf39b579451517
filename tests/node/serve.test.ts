import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { healthSchema } from '../../src/http/health-schema.ts';
import { explainStart } from '../../src/node/explain-start.ts';
import { problemSchema } from '../../src/schema/problem.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { readMigrations } from '../../src/store/sqlite-migrations.ts';
import { createStore } from '../../src/store/store.ts';
import type { TemporaryService } from './temporary-service.ts';
import { migrationsFolder, temporaryService } from './temporary-service.ts';

let service: TemporaryService;
afterEach(() => service.remove());

const countersOf = async (path: string) => {
  const database = openSqlite(path, readMigrations(migrationsFolder));
  const store = createStore(database, { now: () => new Date(), keep: 'redacted' });
  const counters = await store.counters('2000-01-01');
  database.close();
  return counters;
};

describe('the service on Node', () => {
  it('answers on the address it gives', async () => {
    service = temporaryService();
    await service.start();
    expect((await service.ask('what clothes should I wear')).entry?.id).toBe(
      'faq-clothes',
    );
    const script = await fetch(`${service.url()}/vetted-chat.js`);
    expect(await script.text()).toBe('void 0;\n');
  });

  it('loses nothing when it is stopped at once', async () => {
    service = temporaryService();
    await service.start();
    await Promise.all(
      Array.from({ length: 200 }, () => service.ask('what clothes should I wear')),
    );
    await service.stop();
    const counters = await countersOf(service.database);
    expect(counters.reduce((sum, { n }) => sum + n, 0)).toBe(200);
  });

  it('answers what was sent before it was told to stop, and says that the connection ends', async () => {
    service = temporaryService();
    await service.start();
    const { port } = new URL(service.url());
    const body = '{"query":"clothes"}';
    const request = [
      'POST /api/ask HTTP/1.1',
      'Host: vetted.test',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      '',
      body,
    ].join('\r\n');
    const replies = Array.from({ length: 20 }, () => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(request));
      let received = '';
      socket.on('data', (data) => {
        received += data.toString();
      });
      return new Promise<string>((resolve, reject) => {
        socket.once('error', reject);
        socket.once('close', () => resolve(received));
      });
    });
    await service.stop();
    for (const reply of await Promise.all(replies)) {
      expect(reply).toMatch(/^HTTP\/1\.1 200 OK/);
      expect(reply.toLowerCase()).toContain('connection: close');
    }
  });

  it('tells the load balancer that it is stopping and finishes what is under way', async () => {
    service = temporaryService();
    await service.start();
    const { port } = new URL(service.url());
    const socket = connect(Number(port), '127.0.0.1');
    const body = '{"query":"clothes"}';
    const head = [
      'POST /api/ask HTTP/1.1',
      'Host: vetted.test',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      '',
      body.slice(0, 5),
    ].join('\r\n');
    socket.write(head);
    let received = '';
    socket.on('data', (data) => {
      received += data.toString();
    });
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { dependencies } = service.service();
    const stopped = service.stop();
    expect(dependencies.isStopping()).toBe(true);
    socket.end(body.slice(5));
    await Promise.all([stopped, closed]);
    expect(received).toMatch(/^HTTP\/1\.1 200 OK/);
  });

  it('limits a visitor who asks too often, and says when to come back', async () => {
    service = temporaryService({ RATE_LIMIT: 'on' });
    await service.start();
    const codes: number[] = [];
    for (let index = 0; index < 32; index += 1) {
      codes.push((await fetch(`${service.url()}/api/start`)).status);
    }
    expect(codes.slice(28)).toEqual([200, 200, 429, 429]);
    const refused = await fetch(`${service.url()}/api/start`);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(problemSchema.parse(await refused.json()).phone).toBe('020 7946 0018');
  });

  it('takes a call-back from a visitor who asked too often, but not any number', async () => {
    service = temporaryService({ RATE_LIMIT: 'on' });
    await service.start();
    for (let index = 0; index < 31; index += 1) await fetch(`${service.url()}/api/start`);
    const codes: number[] = [];
    for (let index = 0; index < 11; index += 1) {
      const body = new URLSearchParams({ name: 'Sam' });
      codes.push(
        (await fetch(`${service.url()}/api/call-back`, { method: 'POST', body })).status,
      );
    }
    expect(codes).toEqual([...Array(10).fill(400), 429]);
  });

  it('reports the health of its database', async () => {
    service = temporaryService();
    await service.start();
    const health = await (await fetch(`${service.url()}/api/health`)).json();
    expect(healthSchema.parse(health)).toMatchObject({
      status: 'ok',
      knowledge: { origin: 'file' },
      store: { state: 'ok', dropped: 0, fault: null },
    });
  });

  it('says what to do when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    service = temporaryService({ PORT: String(port) });
    const error = await service.start().catch((reason: unknown) => reason);
    other.close();
    expect(explainStart(error, { PORT: port, HOST: '127.0.0.1' })).toEqual([
      `Port ${port} on 127.0.0.1 is taken by another program.`,
      `Stop that program, or choose another port: PORT=${port + 1} npm start`,
    ]);
  });

  it('leaves errors that it cannot explain as they are', () => {
    service = temporaryService();
    expect(explainStart(new Error('x'), { PORT: 1, HOST: 'x' })).toBeNull();
  });
});
