import { randomBytes } from 'node:crypto';
import { createSignInLink } from '../http/staff/sign-in-link.ts';
import { isLoopback } from './loopback.ts';
import type { NodeSettings } from './settings.ts';

/** 128 random bits. */
const secretBytes = 16;

/**
 * The one-time link to the staff page: only on loopback, where drafts are served and no
 * other way is set. A service for visitors has no door that its log opens.
 */
export const staffSignInLink = (
  { HOST, SERVE, STAFF_TOKEN_HASH, ACCESS_TEAM_DOMAIN }: NodeSettings,
  now: () => Date,
): ReturnType<typeof createSignInLink> | null =>
  SERVE === 'all' &&
  isLoopback(HOST) &&
  STAFF_TOKEN_HASH === undefined &&
  ACCESS_TEAM_DOMAIN === undefined
    ? createSignInLink({
        randomSecret: () => randomBytes(secretBytes).toString('hex'),
        now,
      })
    : null;
