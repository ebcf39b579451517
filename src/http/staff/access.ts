import type { Context } from 'hono';
import type { AppEnv, Dependencies, StaffSession } from '../dependencies.ts';
import { isStaffToken } from '../staff-token.ts';
import { createAccessCheck } from './cloudflare-access.ts';
import { formTokenOf, isSession, openSession, sessionHours } from './sessions.ts';

const cookieName = 'vetted-staff';
const secondsAnHour = 3600;
const sentCookie = /(?:^|; ?)vetted-staff=([\w.-]{1,200})(?:;|$)/;
const accessHeader = 'cf-access-jwt-assertion';

/** Who may see the staff's pages, and how they show it. */
export type Access = {
  /** False where no way to sign in is set: then there is no staff page at all. */
  readonly isSetUp: boolean;
  /** Whether people sign in on our own page (with the token). */
  readonly takesToken: boolean;
  readonly read: (context: Context<AppEnv>) => Promise<StaffSession | null>;
  /** Signs in with the token; false when it is wrong. */
  readonly signIn: (context: Context<AppEnv>, token: string) => Promise<boolean>;
  /** Signs in with a one-time link; false when it was used, has ended or is wrong. */
  readonly takeLink: (context: Context<AppEnv>, secret: string) => Promise<boolean>;
  /** Ends the session and gives the address to go to. */
  readonly signOut: (context: Context<AppEnv>) => string;
};

const loopback = /^http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?\//;

/** The session's cookie; it goes without TLS only on the machine itself. */
const sendCookie = (context: Context<AppEnv>, value: string, maxAge: number): void => {
  const secure = loopback.test(context.req.url) ? '' : '; Secure';
  context.header(
    'Set-Cookie',
    `${cookieName}=${value}; Max-Age=${maxAge}; Path=/staff; HttpOnly; SameSite=Strict${secure}`,
  );
};

const cookieOf = ({ req }: Context<AppEnv>): string | undefined =>
  sentCookie.exec(req.header('cookie') ?? '')?.[1];

/** Makes the ways to sign in that the settings and the runtime allow. */
export const createAccess = (dependencies: Dependencies): Access => {
  const { settings, signInLink, now, randomId } = dependencies;
  const { STAFF_TOKEN_HASH: hash } = settings;
  const accessCheck = createAccessCheck(dependencies);
  const key = hash ?? signInLink?.key;

  const open = async (context: Context<AppEnv>): Promise<void> => {
    if (key === undefined) return;
    const value = await openSession(key, { now: now(), randomId: randomId() });
    sendCookie(context, value, sessionHours * secondsAnHour);
  };

  return {
    isSetUp: key !== undefined || accessCheck !== null,
    takesToken: hash !== undefined,
    async read(context) {
      const jwt = context.req.header(accessHeader);
      if (accessCheck !== null && jwt !== undefined) {
        const who = await accessCheck(jwt);
        if (who !== null)
          return {
            who,
            formToken: await formTokenOf(`access ${who} ${signatureOf(jwt)}`),
          };
      }
      const value = cookieOf(context);
      if (value === undefined || key === undefined) return null;
      if (!(await isSession(value, key, now()))) return null;
      return { who: 'Clinic staff', formToken: await formTokenOf(value) };
    },
    async signIn(context, token) {
      if (!(await isStaffToken(token, hash))) return false;
      await open(context);
      return true;
    },
    async takeLink(context, secret) {
      if (hash !== undefined || signInLink?.take(secret) !== true) return false;
      await open(context);
      return true;
    },
    signOut(context) {
      sendCookie(context, '', 0);
      const isByAccess = accessCheck !== null && context.req.header(accessHeader);
      return isByAccess ? '/cdn-cgi/access/logout' : '/staff/sign-in';
    },
  };
};

/** The signature of a JWT: a secret that another site cannot know. */
const signatureOf = (jwt: string): string => jwt.split('.').at(-1) ?? jwt;
