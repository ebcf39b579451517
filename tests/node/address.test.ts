import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { AppEnv } from '../../src/http/dependencies.ts';
import { createAddressOf } from '../../src/node/address.ts';

const addressSeen = async (
  remoteAddress: string,
  forwarded: string | null,
  trustedProxy?: string,
): Promise<string> => {
  const addressOf = createAddressOf(trustedProxy);
  const app = new Hono<AppEnv>().get('/', (context) => context.text(addressOf(context)));
  const headers = forwarded === null ? {} : { 'X-Forwarded-For': forwarded };
  const incoming = { socket: { remoteAddress } };
  return (await app.request('/', { headers }, { incoming })).text();
};

describe("the visitor's address", () => {
  it.each([
    ['is that of the connection', '192.0.2.1', null, undefined, '192.0.2.1'],
    ['loses its IPv6 wrapping', '::ffff:192.0.2.1', null, undefined, '192.0.2.1'],
    ['ignores a header from anybody', '192.0.2.1', '10.9.9.9', undefined, '192.0.2.1'],
    [
      'ignores a header of another proxy',
      '192.0.2.1',
      '10.9.9.9',
      '192.0.2.7',
      '192.0.2.1',
    ],
    [
      'is what the trusted proxy added',
      '192.0.2.7',
      '6.6.6.6, 10.1.1.1',
      '192.0.2.7',
      '10.1.1.1',
    ],
    ["is the proxy's own without a header", '192.0.2.7', null, '192.0.2.7', '192.0.2.7'],
  ])('%s', async (_, remote, forwarded, trusted, address) => {
    expect(await addressSeen(remote, forwarded, trusted)).toBe(address);
  });
});
