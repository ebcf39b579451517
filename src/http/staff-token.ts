import type { MiddlewareHandler } from 'hono';
import type { AppEnv, Dependencies } from './dependencies.ts';
import { problem } from './problem.ts';
import { sha256 } from './sha256.ts';

/** Compares two texts of equal length in a time that does not tell where they differ. */
const isEqual = (one: string, other: string): boolean => {
  let difference = one.length ^ other.length;
  for (let place = 0; place < one.length; place += 1) {
    difference |= one.charCodeAt(place) ^ other.charCodeAt(place % other.length);
  }
  return difference === 0;
};

/** Whether a token is the staff's; never when none is set. */
export const isStaffToken = async (
  token: string,
  hash: string | undefined,
): Promise<boolean> => hash !== undefined && isEqual(await sha256(token), hash);

const bearer = /^Bearer ([\w~+/=.-]{1,200})$/;

/** Lets only requests pass that carry the staff token: `Authorization: Bearer …`. */
export const requireStaff = (dependencies: Dependencies): MiddlewareHandler<AppEnv> =>
  async function staffOnly(context, next) {
    const token = bearer.exec(context.req.header('authorization') ?? '')?.[1];
    const isStaff =
      token !== undefined &&
      (await isStaffToken(token, dependencies.settings.STAFF_TOKEN_HASH));
    if (isStaff) return next();
    return problem(context, dependencies, 'not-signed-in', {
      headers: { 'WWW-Authenticate': 'Bearer' },
    });
  };
