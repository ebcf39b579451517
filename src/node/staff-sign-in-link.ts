import { randomBytes } from 'node:crypto';
import { createSignInLink } from '../http/staff/sign-in-link.ts';
import type { Settings } from '../schema/settings.ts';
import { isLoopback } from '../schema/settings.ts';

/** 128 random bits. */
const secretBytes = 16;

/** The one-time link to the staff page; only on loopback, where no other way is set. */
export const staffSignInLink = (
  { HOST, STAFF_TOKEN_HASH, ACCESS_TEAM_DOMAIN }: Settings,
  now: () => Date,
): ReturnType<typeof createSignInLink> | null =>
  isLoopback(HOST) && STAFF_TOKEN_HASH === undefined && ACCESS_TEAM_DOMAIN === undefined
    ? createSignInLink({
        randomSecret: () => randomBytes(secretBytes).toString('hex'),
        now,
      })
    : null;
