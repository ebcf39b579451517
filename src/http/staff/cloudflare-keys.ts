import * as z from 'zod/mini';
import type { Dependencies } from '../dependencies.ts';

/** How long Cloudflare's keys may take to come, and how long they are kept. */
const keysTimeoutMs = 4000;
const keysKeptMs = 3_600_000;

/** How long not to ask again when a token names a key that nobody has published. */
const coolDownMs = 30_000;

type PublicKey = JsonWebKey & { readonly kid?: string };
const keysSchema = z.object({
  keys: z.array(
    z.custom<PublicKey>((value) => typeof value === 'object' && value !== null),
  ),
});

/** Gives the public key with an id; undefined where there is none. */
export type KeyOf = (kid: string) => Promise<PublicKey | undefined>;

/**
 * Makes the look-up in the keys that a Cloudflare team publishes. They are kept for an
 * hour; an unknown id asks again at once, as Cloudflare changes its keys, but not more
 * often than every 30 seconds. Rejects while the keys cannot be had.
 */
export const createTeamKeys = (
  url: string,
  { fetch, now }: Pick<Dependencies, 'fetch' | 'now'>,
): KeyOf => {
  let kept: { readonly keys: readonly PublicKey[]; readonly at: number } | undefined;

  // Each request waits for its own answer: on Workers none may wait for another's.
  const ask = async (): Promise<readonly PublicKey[]> => {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(keysTimeoutMs),
      redirect: 'manual',
    });
    if (!response.ok)
      throw new Error(`the keys of Cloudflare Access: ${response.status}`);
    const { keys } = keysSchema.parse(await response.json());
    kept = { keys, at: now().getTime() };
    return keys;
  };
  const isYoungerThan = (ms: number): boolean =>
    kept !== undefined && now().getTime() - kept.at < ms;

  return async (kid) => {
    const isNamed = (key: PublicKey): boolean => key.kid === kid;
    const known = isYoungerThan(keysKeptMs) ? kept?.keys.find(isNamed) : undefined;
    if (known !== undefined || isYoungerThan(coolDownMs)) return known;
    return (await ask()).find(isNamed);
  };
};
