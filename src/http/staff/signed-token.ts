import * as z from 'zod/mini';
import type { KeyOf } from './cloudflare-keys.ts';

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** RS256 and nothing else: what a token says of itself never chooses the check. */
const headerSchema = z.object({
  alg: z.literal('RS256'),
  kid: z.string(),
  /** Extensions that a reader must know (RFC 7515, 4.1.11); we know none. */
  crit: z.optional(z.never()),
});

const compactShape = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    atob(base64url.replaceAll('-', '+').replaceAll('_', '/')),
    (character) => character.charCodeAt(0),
  );

const jsonOf = (base64url: string): unknown =>
  JSON.parse(new TextDecoder().decode(bytesOf(base64url)));

/**
 * Reads the claims of a JWT (RFC 7515, compact, RS256) once its signature is checked by
 * the platform's own cryptography. Null when it is not signed by the key it names;
 * rejects when it is no such token or the keys cannot be had.
 */
export const signedClaims = async (token: string, keyOf: KeyOf): Promise<unknown> => {
  const [, head = '', body = '', signature = ''] = compactShape.exec(token) ?? [];
  const { kid } = headerSchema.parse(jsonOf(head));
  const published = await keyOf(kid);
  if (published === undefined) return null;
  const key = await crypto.subtle.importKey('jwk', published, algorithm, false, [
    'verify',
  ]);
  const signed = new TextEncoder().encode(`${head}.${body}`);
  const isSigned = await crypto.subtle.verify(algorithm, key, bytesOf(signature), signed);
  return isSigned ? jsonOf(body) : null;
};
