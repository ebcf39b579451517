import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sha256 } from '../../src/http/sha256.ts';
import type { TemporaryService } from '../node/temporary-service.ts';
import { temporaryService } from '../node/temporary-service.ts';

/** Marked personal data: whatever of it turns up where it should not is a leak. */
const person = [
  'canary.person@example.com',
  '07700 900321',
  '943 476 5919',
  'SW1A 2AA',
  '03/07/1981',
  '4242 4242 4242 4242',
  'Canarina',
  'Testperson',
] as const;
const [email, phone, nhs, postcode, born, card, first, last] = person;
const told = `my name is ${first} ${last}, mail ${email}, ring ${phone}, NHS ${nhs}, at ${postcode}, born ${born}, card ${card}`;
/** Words beside a danger word: nothing of such a query may be kept. */
const beside = 'quokkabesideflag';
/** Where a browser tells things about its visitor. */
const agent = 'CanaryBrowser/7.0';
const visitorHeaders = {
  'User-Agent': agent,
  Referer: `https://clinic.example.org/?who=${email}`,
  Cookie: `who=${email}`,
  'X-Forwarded-For': '203.0.113.99',
};
/** The one call-back, whose name and contact are kept on purpose and nowhere else. */
const caller = { name: 'Wanted Caller', contact: '020 7946 0999' };

const token = 'f3a1c2d4e5b60718293a4b5c6d7e8f90';
let service: TemporaryService;
const errorBodies: string[] = [];
const webhooks: string[] = [];

const webhook = createServer((request: IncomingMessage, response) => {
  let body = JSON.stringify(request.headers);
  request.on('data', (data: Buffer) => {
    body += data.toString();
  });
  request.on('end', () => {
    webhooks.push(body);
    response.end();
  });
});

const send = async (path: string, init: RequestInit = {}): Promise<void> => {
  const response = await fetch(`${service.url()}${path}`, {
    ...init,
    headers: { 'Content-Type': 'application/json', ...visitorHeaders, ...init.headers },
  });
  const text = await response.text();
  if (response.status >= 400) errorBodies.push(text);
};
const post = (path: string, body: unknown, headers: HeadersInit = {}): Promise<void> =>
  send(path, {
    method: 'POST',
    headers: headers as Record<string, string>,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** Everything that lies in the data folder, as bytes read as text. */
const dataFiles = (): string =>
  readdirSync(join(service.folder, 'data'))
    .map((name) => readFileSync(join(service.folder, 'data', name), 'latin1'))
    .join('\n');

const tables = (): Readonly<Record<string, string>> => {
  const database = new DatabaseSync(service.database, { readOnly: true });
  const names = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all();
  const rows = names.map(({ name }) => [
    String(name),
    JSON.stringify(database.prepare(`SELECT * FROM "${name}"`).all()),
  ]);
  database.close();
  return Object.fromEntries(rows);
};

beforeAll(async () => {
  await new Promise<void>((resolve) => webhook.listen(0, '127.0.0.1', resolve));
  const { port } = webhook.address() as AddressInfo;
  service = temporaryService({
    STAFF_TOKEN_HASH: await sha256(token),
    CALLBACK_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
    CALLBACK_WEBHOOK_SECRET: 'a secret of the test',
  });
  await service.start();

  await post('/api/ask', { query: told });
  await post('/api/ask', {
    query: `zebra quartz ${told}`,
    context: { v: 1, said: told },
  });
  await post('/api/ask', { query: `zebra quartz ${phone}` });
  await post('/api/ask', { query: 'clothes', entry: email });
  await post('/api/ask', { query: `${told} `.repeat(20) });
  await post('/api/ask', { query: 7, [email]: told });
  await post('/api/ask', `{"query": "${told}`);
  await post('/api/ask', `{"query": "${told}"}${' '.repeat(17_000)}`);
  await post('/api/ask', { query: `I want to kill myself ${beside}` });
  const answer = await fetch(`${service.url()}/api/ask`, {
    method: 'POST',
    body: JSON.stringify({ query: `I want to kill myself ${beside}` }),
  });
  const { context } = await answer.json();
  await post('/api/ask', { query: `zebra quartz ${beside}`, context });
  await post('/api/feedback', {
    entry: email,
    knowledge: told.slice(0, 70),
    helpful: true,
  });
  await post('/api/feedback', { entry: 'faq-clothes', knowledge: email, helpful: false });
  await post('/api/feedback', { entry: 'faq-clothes', why: told, helpful: false });
  await post('/api/explain', { query: told });
  await post('/api/explain', { query: told }, { Authorization: `Bearer ${token}` });
  await send('/api/metrics', { headers: { Authorization: `Bearer ${email}` } });
  await post('/api/call-back', { key: 'k1', name: told, contact: told });
  await post('/api/slots', { slot: told, key: email });
  await post('/api/bookings', { slot: told, name: told, email });
  await send(`/api/slots?after=${encodeURIComponent(told)}`);
  await send(`/${encodeURIComponent(email)}`);
  await send(`/api/${encodeURIComponent(told)}?q=${encodeURIComponent(told)}`);
  await send('/api/start', { headers: { Origin: `https://${first}.example.com` } });
  await post('/api/call-back', {
    key: 'canary-call-back-0001',
    ...caller,
    'best-time': 'any',
    consent: 'yes',
  });
  await vi.waitFor(() => expect(webhooks).toHaveLength(1), { timeout: 5000 });
  await vi.waitFor(() =>
    expect(service.service().dependencies.recorder.state().pending).toBe(0),
  );
});
afterAll(async () => {
  webhook.close();
  await service.remove();
});

describe('personal data that a visitor types', () => {
  it('is in no file of the database, not even in deleted pages or the journal', () => {
    const files = dataFiles();
    expect(files).toContain('zebra');
    for (const secret of [...person, beside, agent, '203.0.113.99', '127.0.0.1']) {
      expect(files).not.toContain(secret);
    }
  });

  it('is in no line of the log', () => {
    const log = JSON.stringify(service.logged);
    expect(log).toContain('/api/ask');
    const secrets = [...person, beside, agent, '203.0.113.99', '127.0.0.1', 'zebra'];
    for (const secret of [...secrets, caller.name, caller.contact]) {
      expect(log).not.toContain(secret);
    }
  });

  it('is in no error body', () => {
    expect(errorBodies.length).toBeGreaterThan(8);
    for (const secret of [...person, beside, agent]) {
      expect(errorBodies.join('\n')).not.toContain(secret);
    }
  });

  it('does not go to the webhook, which gets the call-back and nothing else', () => {
    const [sent = ''] = webhooks;
    for (const secret of [...person, beside, agent, 'zebra']) {
      expect(sent).not.toContain(secret);
    }
    expect(sent).toContain(caller.contact);
    expect(sent).not.toMatch(/entry|topic|faq-/);
  });
});

describe('a call-back', () => {
  it('stands in its own table and in no other', () => {
    const { call_backs: kept, ...others } = tables();
    expect(kept).toContain(caller.contact);
    expect(JSON.stringify(others)).not.toContain(caller.contact);
    expect(kept).not.toMatch(/faq-|zebra/);
  });

  it('is gone, to the last byte, once everything is deleted', async () => {
    await service.service().dependencies.store?.deleteEverything();
    await service.stop();
    expect(dataFiles()).not.toContain(caller.contact);
    expect(dataFiles()).not.toContain('zebra');
  });
});
