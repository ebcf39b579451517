import { createRemoteJWKSet, customFetch } from 'jose/jwks/remote';
import { jwtVerify } from 'jose/jwt/verify';
import type { Dependencies } from '../dependencies.ts';

/** How long Cloudflare's keys may take to come, and how long they are kept. */
const keysTimeoutMs = 4000;
const keysKeptMs = 3_600_000;
const clockTolerance = '30 s';

/** Who a JWT of Cloudflare Access says is there, or null. */
export type AccessCheck = (token: string) => Promise<string | null>;

/**
 * Checks the JWT that Cloudflare Access adds to each request: signature by the team's
 * keys, issuer, audience and time (developers.cloudflare.com/cloudflare-one, 'Validate
 * JWTs'). Null where Access is not set up.
 */
export const createAccessCheck = ({
  settings,
  fetch,
  now,
}: Pick<Dependencies, 'settings' | 'fetch' | 'now'>): AccessCheck | null => {
  const { ACCESS_TEAM_DOMAIN: domain, ACCESS_AUDIENCE: audience } = settings;
  if (domain === undefined || audience === undefined) return null;
  const issuer = `https://${domain}`;
  const keys = createRemoteJWKSet(new URL(`${issuer}/cdn-cgi/access/certs`), {
    timeoutDuration: keysTimeoutMs,
    cacheMaxAge: keysKeptMs,
    [customFetch]: (url, options) => fetch(url, options),
  });
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        clockTolerance,
        currentDate: now(),
        algorithms: ['RS256'],
        requiredClaims: ['exp', 'sub'],
      });
      return typeof payload.email === 'string' ? payload.email : (payload.sub ?? null);
    } catch {
      return null;
    }
  };
};
