import * as z from 'zod/mini';
import type { Dependencies } from '../dependencies.ts';
import { createTeamKeys } from './cloudflare-keys.ts';
import { signedClaims } from './signed-token.ts';

/** How far Cloudflare's clock and ours may be apart. */
const clockToleranceSeconds = 30;

const claimsSchema = z.object({
  iss: z.string(),
  /** One audience or a list of them. */
  aud: z.unknown(),
  exp: z.number(),
  nbf: z.optional(z.number()),
  sub: z.string(),
  email: z.optional(z.unknown()),
});

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
  const keyOf = createTeamKeys(`${issuer}/cdn-cgi/access/certs`, { fetch, now });
  return async (token) => {
    try {
      const claims = claimsSchema.parse(await signedClaims(token, keyOf));
      const { iss, aud, exp, nbf = 0, sub, email } = claims;
      const seconds = now().getTime() / 1000;
      const isForUs = iss === issuer && [aud].flat().includes(audience);
      const isInTime =
        seconds < exp + clockToleranceSeconds && nbf <= seconds + clockToleranceSeconds;
      if (!isForUs || !isInTime) return null;
      return typeof email === 'string' ? email : sub;
    } catch {
      return null;
    }
  };
};
