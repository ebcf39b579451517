import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureHeader } from '../../src/booking/webhook.ts';

/** One attempt to deliver, as the receiver sees it. */
export type Attempt = {
  readonly key: string | undefined;
  readonly body: string;
  /** Whether the signature is the one that the shared secret gives. */
  readonly isSigned: boolean;
};

/** A receiver of call-backs that can be dead: it then breaks each connection. */
export type WebhookDouble = {
  readonly origin: string;
  readonly attempts: readonly Attempt[];
  isDead: boolean;
  readonly close: () => Promise<void>;
};

const verify = (secret: string, header: string, body: string): boolean => {
  const [, seconds, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  return mac === createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
};

/** Starts the receiver on a free port of this machine. */
export const startWebhook = async (secret: string): Promise<WebhookDouble> => {
  const attempts: Attempt[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const signature = String(request.headers[signatureHeader.toLowerCase()]);
    const key = request.headers['idempotency-key'];
    attempts.push({
      key: typeof key === 'string' ? key : undefined,
      body,
      isSigned: verify(secret, signature, body),
    });
    if (webhook.isDead) request.socket.destroy();
    else response.writeHead(204).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const webhook: WebhookDouble = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    attempts,
    isDead: false,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return webhook;
};
