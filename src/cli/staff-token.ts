import { randomBytes } from 'node:crypto';
import { sha256 } from '../knowledge/canonical.ts';
import type { Verb } from './verb.ts';

/** 128 random bits: too many to guess, few enough to write down. */
const tokenBytes = 16;

/** `staff-token`: what opens the staff page. */
export const verb: Verb = {
  summary: 'Make a token for the staff page, and the hash that the service is given.',
  help: `Usage: npm run knowledge -- staff-token

Prints a new random token and its SHA-256. Staff sign in at /staff with the token; the
service is given only the hash, as the setting STAFF_TOKEN_HASH. Keep the hash secret
too: sessions are signed with it. Nothing is saved here, so write the token down.
A new token signs everybody out.`,
  run: async ({ terminal: { say, style } }) => {
    const token = randomBytes(tokenBytes).toString('hex');
    say(`${style('bold', 'Token, for the staff (shown only now):')}\n  ${token}`);
    say(
      `${style('bold', 'Setting, for the service:')}\n  STAFF_TOKEN_HASH=${sha256(token)}`,
    );
    say('\nOn Workers: npx wrangler secret put STAFF_TOKEN_HASH --env production');
    return 0;
  },
};
