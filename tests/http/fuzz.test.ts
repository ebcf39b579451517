import { mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '../../src/schema/problem.ts';
import { replySchema } from '../../src/schema/reply.ts';
import { testApp } from '../contract/app.ts';
import type { TemporaryService } from '../node/temporary-service.ts';
import { temporaryService } from '../node/temporary-service.ts';

const { app } = testApp();
const paths = [
  '/api/ask',
  '/api/feedback',
  '/api/slots',
  '/api/bookings',
  '/api/call-back',
  '/api/explain',
  '/api/start',
  '/ask',
  '/staff',
] as const;

/** No reply may be a 5xx that we cause, and an error of the API is a problem that helps. */
const expectSound = async (response: Response, path: string): Promise<void> => {
  if (response.status === 503) {
    // A booking service that is not set up is no crash: it leads to a person.
    problemSchema.parse(await response.json());
    return;
  }
  expect(response.status).toBeLessThan(4000);
  if (response.status >= 400 && path.startsWith('/api/')) {
    problemSchema.parse(await response.json());
  } else if (path === '/api/ask' && response.status === 200) {
    replySchema.parse(await response.json());
  } else await response.body?.cancel();
};

const prototypeKeys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
const odd = fc.oneof(
  fc.constantFrom(
    ...prototypeKeys,
    '\u0000',
    '\ud800',
    '',
    ' ',
    '💥',
    '‮',
    'ﷺ'.repeat(50),
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
const asked = fc.record(
  {
    query: fc.oneof(odd, fc.anything()),
    context: fc.oneof(
      fc.anything({ withNullPrototype: true, maxDepth: 4 }),
      fc.record({
        v: fc.constant(1),
        entries: fc.array(odd, { maxLength: 5 }),
        options: fc.array(odd, { maxLength: 7 }),
        followUps: fc.constant([]),
        misses: fc.integer(),
        turn: fc.double(),
        care: fc.oneof(fc.constant(null), fc.record({ route: odd, card: odd })),
        concepts: fc.array(fc.array(odd, { maxLength: 3 }), { maxLength: 3 }),
        said: odd,
      }),
    ),
    entry: fc.oneof(odd, fc.constantFrom('faq-clothes', 'faq-parking'), fc.anything()),
    dismiss: fc.oneof(fc.constant('care'), fc.anything()),
  },
  { requiredKeys: [] },
);
const toJson = (value: unknown): string => {
  try {
    return (
      JSON.stringify(value, (_, part) =>
        typeof part === 'bigint' ? part.toString() : part,
      ) ?? ''
    );
  } catch {
    return '{';
  }
};

const post = async (path: string, body: BodyInit, type: string): Promise<void> => {
  const response = await app.request(`http://vetted.test${path}`, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
  });
  await expectSound(response, path);
};

describe('the API, whatever it is sent,', () => {
  it('answers questions of any shape', async () => {
    await fc.assert(
      fc.asyncProperty(asked, (body) =>
        post('/api/ask', toJson(body), 'application/json'),
      ),
      { numRuns: 400 },
    );
  });

  it('answers any JSON on any route', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.json(), (path, body) =>
        post(path, body, 'application/json'),
      ),
      { numRuns: 400 },
    );
  });

  it('answers any bytes of any type', async () => {
    const types = fc.constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain; charset=utf-16',
      'nonsense',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.uint8Array({ maxLength: 500 }),
        types,
        (path, bytes, type) => post(path, new Uint8Array(bytes), type),
      ),
      { numRuns: 400 },
    );
  });

  it('answers any path and any method', async () => {
    const methods = fc.constantFrom('GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS');
    const path = fc.oneof(fc.webPath(), fc.constantFrom(...paths));
    await fc.assert(
      fc.asyncProperty(path, methods, async (where, method) => {
        const response = await app.request(`http://vetted.test/${where.slice(1)}`, {
          method,
        });
        expect(response.status).toBeLessThan(4000);
        await response.body?.cancel();
      }),
      { numRuns: 300 },
    );
  });
});

const deep = (open: string, close: string): string =>
  `${open.repeat(3000)}${close.repeat(3000)}`;

/** Bad inputs one by one, by name: what is sent, and the status that it gets. */
const badInputs: readonly (readonly [string, string, number])[] = [
  ['lists 3,000 deep', `{"query":"x","context":${deep('[', ']')}}`, 200],
  ['objects 2,000 deep', `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`, 400],
  ['a prototype as context', '{"query":"x","context":{"__proto__":{"v":1}}}', 200],
  ['a prototype as body', '{"__proto__":{"query":"x"}}', 400],
  ['the word constructor', '{"query":"constructor __proto__ valueOf"}', 200],
  ['a constructor as entry', '{"query":"x","entry":"constructor"}', 200],
  ['__proto__ as entry', '{"query":"x","entry":"__proto__"}', 200],
  ['an entry of 81 characters', `{"query":"x","entry":"${'e'.repeat(81)}"}`, 400],
  ['a lone surrogate', '{"query":"\\ud800"}', 200],
  ['a NUL', '{"query":"\\u0000"}', 200],
  ['invisible characters only', '{"query":"\\u200b\\u200b"}', 200],
  ['right-to-left overrides', '{"query":"\\u202eabc"}', 200],
  ['2,000 combining marks', `{"query":"a${'\\u0301'.repeat(1999)}"}`, 200],
  ['2,000 letters without a space', `{"query":"${'a'.repeat(2000)}"}`, 200],
  ['1,000 words', `{"query":"${'a '.repeat(1000)}"}`, 200],
  ['2,001 characters', `{"query":"${'a'.repeat(2001)}"}`, 400],
  ['a number of 10,000 digits', `{"query":"x","context":${'9'.repeat(10_000)}}`, 200],
  ['infinity', '{"query":"x","context":{"v":1,"turn":1e999}}', 200],
  ['a byte order mark', '\ufeff{"query":"x"}', 200],
  ['two values', '{"query":"x"}{"query":"y"}', 400],
  ['a comment', '{"query":"x"/* hi */}', 400],
  ['single quotes', "{'query':'x'}", 400],
  ['a query twice', '{"query":"x","query":"y"}', 200],
  ['null', 'null', 400],
  ['a text', '"query"', 400],
  ['HTML', '<script>alert(1)</script>', 400],
  ['an SQL sentence', `{"query":"'; DROP TABLE counters; --"}`, 200],
  ['a template', '{"query":"{{phone}} $(process.env)"}', 200],
  ['16 kB and a bit', `{"query":"x","pad":"${'p'.repeat(16_400)}"}`, 413],
  ['a megabyte', `{"query":"${'x'.repeat(1_000_000)}"}`, 413],
];

/** What was tried and what came of it, for whoever wants to see it: reports/bad-inputs.md. */
const tried: string[] = [];
afterAll(() => {
  const folder = fileURLToPath(new URL('../../reports', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const head =
    '| POST /api/ask with | bytes | status | what it says |\n|---|---:|---:|---|';
  writeFileSync(`${folder}/bad-inputs.md`, [head, ...tried, ''].join('\n'));
});

describe('bad inputs', () => {
  it.each(badInputs)('%s', async (name, body, status) => {
    const response = await app.request('http://vetted.test/api/ask', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json' },
    });
    const said = await response.clone().json();
    const what = said.kind ?? said.type;
    tried.push(`| ${name} | ${body.length} | ${response.status} | ${what} |`);
    expect(response.status).toBe(status);
    await expectSound(response, '/api/ask');
  });
});

describe('bad connections', () => {
  let service: TemporaryService;
  beforeAll(async () => {
    service = temporaryService();
    await service.start();
  });
  afterAll(() => service.remove());

  const raw = (lines: string, thenClose = true): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(Number(new URL(service.url()).port), '127.0.0.1');
      let received = '';
      socket.on('data', (data) => {
        received += data.toString();
      });
      socket.on('error', () => resolve(received));
      socket.on('close', () => resolve(received));
      socket.write(lines);
      if (thenClose) setTimeout(() => socket.end(), 50);
    });

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    [
      'a length that is no number',
      'POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n',
    ],
    [
      'a body cut short',
      'POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\n{"q',
    ],
    [
      'a broken chunk',
      'POST /api/ask HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    ],
    ['no host', 'GET /api/start HTTP/1.1\r\n\r\n'],
    [
      'a strange host',
      'GET /api/start HTTP/1.1\r\nHost: a b<>\r\nConnection: close\r\n\r\n',
    ],
    ['a strange path', 'GET /\\..\\x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
    ['headers of 20 kB', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`],
  ])('%s: the service goes on', async (_, lines) => {
    expect(await raw(lines)).not.toMatch(/^HTTP\/1\.1 5/);
    expect((await service.ask('what clothes should I wear')).kind).toBe('answer');
  });

  it('a client that says its length and then nothing holds up nobody', async () => {
    const head = 'POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\n';
    const waiting = Array.from({ length: 50 }, () => raw(head, false));
    const began = performance.now();
    expect((await service.ask('what clothes should I wear')).kind).toBe('answer');
    expect(performance.now() - began).toBeLessThan(4000);
    await service.stop();
    const replies = await Promise.all(waiting);
    for (const reply of replies) expect(reply).not.toMatch(/^HTTP\/1\.1 5/);
    await service.start();
  }, 20_000);
});
