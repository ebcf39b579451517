import { describe, expect, it } from 'vitest';
import { testApp } from './app.ts';

/** A body whose sender hangs up after its first bytes. */
const brokenOff = (): ReadableStream<Uint8Array> => {
  let pulls = 0;
  return new ReadableStream({
    pull(controller) {
      pulls += 1;
      if (pulls === 1) controller.enqueue(new TextEncoder().encode('{"que'));
      else controller.error(new TypeError('The connection was closed'));
    },
  });
};

const send = (path: string, headers: Record<string, string>) =>
  testApp().get(path, {
    method: 'POST',
    body: brokenOff(),
    headers: { 'Content-Type': 'application/json', ...headers },
    duplex: 'half',
  } as RequestInit);

describe('a body that breaks off', () => {
  it.each([
    '/api/ask',
    '/api/feedback',
    '/api/call-back',
    '/api/slots',
    '/api/bookings',
    '/ask',
    '/ask/call-back',
  ])('is no error inside %s', async (path) => {
    for (const headers of [{}, { 'Content-Length': '50' }]) {
      const { status } = await send(path, headers);
      expect([400, 408]).toContain(status);
    }
  });
});
