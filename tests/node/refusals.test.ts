import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '../../src/schema/problem.ts';
import { fixtureKnowledge } from '../contract/fixture.ts';
import type { TemporaryService } from './temporary-service.ts';
import { temporaryService } from './temporary-service.ts';

let service: TemporaryService;

beforeAll(async () => {
  service = temporaryService();
  await service.start();
});
afterAll(() => service.remove());

type Answer = { readonly status: number; readonly head: string; readonly body: string };

/** Sends bytes as they are and reads until the connection ends. */
const send = (text: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(service.url());
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text, 'latin1'));
    let received = '';
    socket.on('data', (data) => {
      received += data.toString();
    });
    socket.once('error', reject);
    socket.once('end', () => {
      socket.end();
      const [head = '', body = ''] = received.split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), head, body });
    });
  });

const lines = (...all: string[]): string => [...all, '', ''].join('\r\n');
const long = 'a'.repeat(20_000);
const post = ['POST /api/ask HTTP/1.1', 'Host: vetted.test'];

describe('what is no request at all', () => {
  it.each<[string, string, number]>([
    ['a line that is none', lines('NONSENSE'), 400],
    ['another protocol', '\x16\x03\x01\x02\x00\x01\x00', 400],
    ['a version that is none', lines('GET / HTTP/3.0', 'Host: vetted.test'), 400],
    ['a request without a host', lines('GET /api/health HTTP/1.1'), 400],
    ['a host that is none', lines('GET / HTTP/1.1', 'Host: a b/c'), 400],
    ['an address that is none', lines('GET http://[x/ HTTP/1.1', 'Host: x'), 400],
    ['a length that is none', lines(...post, 'Content-Length: abc'), 400],
    [
      'two lengths',
      lines(...post, 'Content-Length: 2', 'Transfer-Encoding: chunked'),
      400,
    ],
    [
      'a chunk that is none',
      `${lines(...post, 'Transfer-Encoding: chunked')}zz\r\n`,
      400,
    ],
    ['an address without end', lines(`GET /${long} HTTP/1.1`, 'Host: vetted.test'), 431],
    ['headers without end', lines(...post, `X-Long: ${long}`), 431],
    ['headers of a megabyte', lines(...post, `X-Long: ${long.repeat(50)}`), 431],
    ['the wish for a tunnel', lines('CONNECT a.test:443 HTTP/1.1', 'Host: x'), 405],
    [
      'an expectation that nobody has',
      lines(...post, 'Expect: more', 'Content-Length: 0', 'Connection: close'),
      417,
    ],
  ])('gets the phone and the 999/111 line too: %s', async (_, text, status) => {
    const answer = await send(text);
    expect(answer.status).toBe(status);
    expect(answer.head.toLowerCase()).toContain('content-type: application/problem+json');
    const body = problemSchema.parse(JSON.parse(answer.body));
    expect(body).toMatchObject({
      status,
      phone: fixtureKnowledge.clinic.phone,
      emergency: fixtureKnowledge.wording.emergencyLine,
    });
    const { requestId } = body;
    expect(answer.head.toLowerCase()).toContain(`x-request-id: ${requestId}`);
    expect(service.logged).toContainEqual(expect.objectContaining({ requestId, status }));
  });

  it('is logged without a byte of what was sent', () => {
    expect(JSON.stringify(service.logged)).not.toMatch(/NONSENSE|aaaa|a\.test/);
  });

  it('leaves the service as it was', async () => {
    expect((await fetch(`${service.url()}/api/health`)).status).toBe(200);
  });
});
