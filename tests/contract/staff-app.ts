import { openDatabase } from '#runtime';
import { sha256 } from '../../src/http/sha256.ts';
import type { Store } from '../../src/store/store.ts';
import { createStore } from '../../src/store/store.ts';
import type { TestApp } from './app.ts';
import { testApp } from './app.ts';
import { fixtureNow } from './fixture.ts';

export const token = 'f3a1c2d4e5b60718293a4b5c6d7e8f90';
export const tokenHash = await sha256(token);
export const origin = 'http://vetted.test';

/** A form as a browser sends it from one of our own pages. */
export const formInit = (
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): RequestInit => ({
  body: new URLSearchParams(fields).toString(),
  headers: {
    'Content-Type': 'application/x-www-form-urlencoded',
    Host: 'vetted.test',
    Origin: origin,
    ...headers,
  },
});

/** The staff page over the fixture's knowledge, with somebody signed in. */
export type StaffApp = TestApp & {
  readonly store: Store;
  readonly cookie: string;
  /** Opens a page; `text` is its HTML. */
  readonly open: (path: string) => Promise<{ response: Response; text: string }>;
  /** Sends a form with the session's token. */
  readonly send: (
    path: string,
    fields?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
};

type Options = Parameters<typeof testApp>[0];

/** Signs in with a token at an app; the cookie, or '' when refused. */
export const signIn = async ({ post }: TestApp, given: string): Promise<string> => {
  const form = formInit({ 'staff-token': given });
  const response = await post('/staff/sign-in', form.body, form);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
};

/** Makes the app over an empty database and signs in. */
export const staffApp = async (options: Options = {}): Promise<StaffApp> => {
  const now = options?.now ?? (() => fixtureNow);
  const store = createStore(await openDatabase(), { now, keep: 'redacted' });
  const app = testApp({
    ...options,
    settings: { STAFF_TOKEN_HASH: tokenHash, ...options?.settings },
    replace: { store, ...options?.replace },
  });
  const cookie = await signIn(app, token);
  const open: StaffApp['open'] = async (path) => {
    const response = await app.get(path, { headers: { Cookie: cookie } });
    return { response, text: await response.text() };
  };
  return {
    ...app,
    store,
    cookie,
    open,
    async send(path, fields = {}) {
      const { text } = await open('/staff/try');
      const formToken = /name="token" value="([0-9a-f]+)"/.exec(text)?.[1] ?? '';
      const form = formInit({ token: formToken, ...fields }, { Cookie: cookie });
      return app.post(path, form.body, form);
    },
  };
};
