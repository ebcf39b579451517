import type { Settings } from '../schema/settings.ts';
import type { CallBacks, Delivery } from '../store/call-backs.ts';
import { callJson } from './call.ts';

/** How long the receiver may take. */
const deliveryTimeoutMs = 10_000;
/** Longer than an attempt may take, so that no two processes send one at a time. */
const leaseMs = 60_000;
/** Deliveries in one run: the next run takes the rest. */
const batchSize = 20;

const firstPauseMs = 30_000;
const longestPauseMs = 3_600_000;

/** The pause after so many failed attempts: doubled each time, up to an hour. */
export const pauseAfter = (attempts: number): number =>
  Math.min(firstPauseMs * 2 ** Math.min(attempts, 20), longestPauseMs);

/** The header that proves the sender: the second of sending and an HMAC-SHA256 in hex. */
export const signatureHeader = 'Vetted-Signature';

const encoder = new TextEncoder();

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/** Signs a body: `t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>">`. */
export const sign = async (
  secret: string,
  seconds: number,
  body: string,
): Promise<string> => {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(secret),
    algorithm,
    false,
    ['sign'],
  );
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(`${seconds}.${body}`));
  return `t=${seconds},v1=${hex(mac)}`;
};

type Outbox = Pick<CallBacks, 'claimDeliveries' | 'markDelivered' | 'postponeDelivery'>;

type Options = {
  readonly store: Outbox;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly settings: Pick<Settings, 'CALLBACK_WEBHOOK_URL' | 'CALLBACK_WEBHOOK_SECRET'>;
  readonly timeoutMs?: number;
};

/** What a run came to. */
export type Deliveries = { readonly delivered: number; readonly postponed: number };

/**
 * Tells the webhook of every call-back that is due. Each is sent with the same
 * `Idempotency-Key` until the receiver answers with a 2xx, at least once; what fails waits
 * in the store, so that neither a restart nor a dead receiver loses it. Rejects only when
 * the store does.
 */
export const deliverDue = async ({
  store,
  fetch,
  now,
  settings,
  timeoutMs = deliveryTimeoutMs,
}: Options): Promise<Deliveries> => {
  const { CALLBACK_WEBHOOK_URL: url, CALLBACK_WEBHOOK_SECRET: secret } = settings;
  if (url === undefined || secret === undefined) return { delivered: 0, postponed: 0 };

  const send = async (delivery: Delivery): Promise<boolean> => {
    const body = JSON.stringify(payloadOf(delivery));
    const seconds = Math.floor(now().getTime() / 1000);
    const called = await callJson({ fetch, timeoutMs }, url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': delivery.id,
        [signatureHeader]: await sign(secret, seconds, body),
      },
      body,
    });
    const isTaken =
      called.kind === 'answered' && called.status >= 200 && called.status < 300;
    if (isTaken) await store.markDelivered(delivery.id);
    else await store.postponeDelivery(delivery.id, pauseAfter(delivery.attempts));
    return isTaken;
  };

  const due = await store.claimDeliveries(batchSize, leaseMs);
  const taken = await Promise.all(due.map(send));
  const delivered = taken.filter(Boolean).length;
  return { delivered, postponed: taken.length - delivered };
};

const payloadOf = ({ id, day, name, contact, bestTime, consent }: Delivery) => ({
  event: 'call-back',
  id,
  day,
  name,
  contact,
  bestTime,
  consent,
});
