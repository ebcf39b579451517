import type { VerifyOptionsWithAlg } from 'hono/utils/jwt/jwt';
import { decodeHeader, verify } from 'hono/utils/jwt/jwt';
import * as z from 'zod/mini';
import type { Dependencies } from '../dependencies.ts';
import { createTeamKeys } from './cloudflare-keys.ts';

/** How far Cloudflare's clock and ours may be apart. */
const clockToleranceSeconds = 30;

/** The claims that are read here; Hono's helper checks issuer and audience. */
const claimsSchema = z.object({
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
  const iss = `https://${domain}`;
  const keyOf = createTeamKeys(`${iss}/cdn-cgi/access/certs`, { fetch, now });
  // RS256 and nothing else: what a token says of itself never chooses the check. The
  // helper's times go by the machine's clock and allow no difference: ours below.
  const checked: VerifyOptionsWithAlg = {
    alg: 'RS256',
    iss,
    aud: audience,
    exp: false,
    nbf: false,
    iat: false,
  };
  return async (token) => {
    try {
      const { alg, kid } = decodeHeader(token);
      if (alg !== checked.alg || kid === undefined) return null;
      const key = await keyOf(kid);
      if (key === undefined) return null;
      const payload = await verify(token, key, checked);
      const { exp, nbf = 0, sub, email } = claimsSchema.parse(payload);
      const seconds = now().getTime() / 1000;
      const isInTime =
        seconds < exp + clockToleranceSeconds && nbf <= seconds + clockToleranceSeconds;
      if (!isInTime) return null;
      return typeof email === 'string' ? email : sub;
    } catch {
      return null;
    }
  };
};
