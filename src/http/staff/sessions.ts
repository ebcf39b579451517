import { sha256 } from '../sha256.ts';

/** How long a sign-in lasts, in hours: a long working day. */
export const sessionHours = 12;

const hourMs = 3_600_000;

const toHex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

const fromHex = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array((text.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));

const keyOf = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(`vetted staff session ${secret}`),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign', 'verify'],
  );

const shape = /^(\d{1,12})\.([\w-]{1,60})\.([0-9a-f]{64})$/;

/**
 * A session's value: when it ends, a random part, and an HMAC over both. The server
 * keeps no sessions; a new staff token ends them all, since it is part of the key.
 */
export const openSession = async (
  secret: string,
  { now, randomId }: { readonly now: Date; readonly randomId: string },
): Promise<string> => {
  const ends = Math.floor((now.getTime() + sessionHours * hourMs) / 1000);
  const body = `${ends}.${randomId}`;
  const mac = await crypto.subtle.sign(
    'HMAC',
    await keyOf(secret),
    new TextEncoder().encode(body),
  );
  return `${body}.${toHex(mac)}`;
};

/** Whether a session's value is ours and has not ended. */
export const isSession = async (
  value: string,
  secret: string,
  now: Date,
): Promise<boolean> => {
  const [, ends = '', random = '', mac = ''] = shape.exec(value) ?? [];
  if (mac === '' || Number(ends) * 1000 <= now.getTime()) return false;
  // `verify` compares in constant time.
  return crypto.subtle.verify(
    'HMAC',
    await keyOf(secret),
    fromHex(mac),
    new TextEncoder().encode(`${ends}.${random}`),
  );
};

/** The token of a session's forms: only who holds the session can know it. */
export const formTokenOf = (session: string): Promise<string> =>
  sha256(`vetted staff form ${session}`);
