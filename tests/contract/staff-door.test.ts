import { describe, expect, it } from 'vitest';
import { createSignInLink } from '../../src/http/staff/sign-in-link.ts';
import { testApp } from './app.ts';
import { fixtureNow } from './fixture.ts';
import { formInit, origin, signIn, staffApp, token, tokenHash } from './staff-app.ts';

const pages = [
  '/staff',
  '/staff/unanswered',
  '/staff/try',
  '/staff/knowledge',
  '/staff/knowledge/faq-parking',
  '/staff/call-backs',
  '/staff/call-backs.csv',
  '/staff/anything',
] as const;
const settings = { STAFF_TOKEN_HASH: tokenHash };

describe("the staff page's door", () => {
  it.each(pages)('does not exist where nobody can sign in: %s', async (path) => {
    expect((await testApp().get(path)).status).toBe(404);
  });

  it.each(pages)('leads to signing in: %s', async (path) => {
    const response = await testApp({ settings }).get(path, { redirect: 'manual' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/staff/sign-in');
  });

  it('opens with the token and keeps the session in a strict cookie', async () => {
    const form = formInit({ 'staff-token': ` ${token} ` });
    const response = await testApp({ settings }).post('/staff/sign-in', form.body, form);
    expect(response.status).toBe(303);
    const cookie = response.headers.get('set-cookie') ?? '';
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/staff']) {
      expect(cookie).toContain(part);
    }
    expect(cookie).not.toContain(token);
  });

  it('needs no TLS on the machine itself, and only there', async () => {
    const { app } = testApp({ settings });
    const cookieAt = async (address: string) => {
      const form = formInit(
        { 'staff-token': token },
        { Host: new URL(address).host, Origin: new URL(address).origin },
      );
      const response = await app.request(`${address}/staff/sign-in`, {
        method: 'POST',
        ...form,
      });
      return response.headers.get('set-cookie') ?? '';
    };
    expect(await cookieAt('http://127.0.0.1:8787')).not.toContain('Secure');
    expect(await cookieAt('http://127.0.0.1.evil.example')).toContain('Secure');
  });

  it.each([
    ['', 'empty'],
    [tokenHash, 'the hash itself'],
    [token.slice(1), 'cut'],
  ])('stays shut for %s (%s)', async (given) => {
    expect(await signIn(testApp({ settings }), given)).toBe('');
  });

  it('limits how often a token is tried, apart from visitors', async () => {
    const asked: string[] = [];
    const { post } = testApp({
      settings,
      replace: {
        rateLimit: async (address) => {
          asked.push(address);
          return { isAllowed: false, retryAfterSeconds: 7 };
        },
      },
    });
    const form = formInit({ 'staff-token': token });
    const response = await post('/staff/sign-in', form.body, form);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(asked).toEqual(['sign-in 192.0.2.1']);
  });

  it('shuts again after the session has ended, was tampered with or was signed out', async () => {
    let time = fixtureNow.getTime();
    const app = await staffApp({ now: () => new Date(time) });
    expect((await app.open('/staff')).response.status).toBe(200);
    const tampered = app.cookie.replace(/=(\d+)/, (_, ends) => `=${Number(ends) + 9999}`);
    const response = await app.get('/staff', { headers: { Cookie: tampered } });
    expect(response.status).toBe(303);
    const out = await app.send('/staff/sign-out');
    expect(out.headers.get('set-cookie')).toMatch(/vetted-staff=; Max-Age=0/);
    time += 12 * 3_600_000 + 1000;
    expect((await app.open('/staff')).response.status).toBe(303);
  });

  it('takes a session only with the token it was opened with', async () => {
    const { cookie } = await staffApp();
    const other = testApp({ settings: { STAFF_TOKEN_HASH: 'a'.repeat(64) } });
    const response = await other.get('/staff', { headers: { Cookie: cookie } });
    expect(response.status).toBe(303);
  });
});

describe('a form of the staff page', () => {
  const send = async (
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>>,
  ) => {
    const { post, cookie } = await staffApp();
    const form = formInit(fields, { Cookie: cookie, ...headers });
    return (await post('/staff/try', form.body, form)).status;
  };

  it.each([
    ['without a token', {}, {}],
    ['with a wrong token', { token: 'a'.repeat(64) }, {}],
    ['from another site', {}, { Origin: 'https://evil.example' }],
    ['without an origin', {}, { Origin: 'null' }],
  ])('is refused %s', async (_, fields, headers) => {
    expect(await send(fields, headers)).toBe(403);
  });

  it('is refused from another site even with the right token', async () => {
    const { post, cookie, open } = await staffApp();
    const formToken = /name="token" value="([0-9a-f]+)"/.exec(
      (await open('/staff/try')).text,
    )?.[1];
    const form = formInit(
      { token: formToken ?? '', query: 'clothes' },
      { Cookie: cookie, Origin: 'https://evil.example' },
    );
    expect((await post('/staff/try', form.body, form)).status).toBe(403);
  });

  it('is refused without a session', async () => {
    const form = formInit({ token: 'x' });
    const response = await testApp({ settings }).post('/staff/try', form.body, form);
    expect(response.status).toBe(401);
  });
});

describe('a one-time link', () => {
  const make = () => {
    let time = fixtureNow.getTime();
    let secrets = 0;
    const { path, link } = createSignInLink({
      randomSecret: () => `${++secrets}`.repeat(32),
      now: () => new Date(time),
    });
    const app = testApp({ replace: { signInLink: link } });
    const pass = (ms: number): void => {
      time += ms;
    };
    return { path, app, pass };
  };

  it('signs in once', async () => {
    const { path, app } = make();
    const first = await app.get(path);
    expect(first.status).toBe(303);
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await app.get('/staff/try', { headers: { Cookie: cookie } });
    expect(page.status).toBe(200);
    const second = await app.get(path);
    expect(second.status).toBe(401);
    expect(await second.text()).toContain('used already');
  });

  it('is of no use later, or guessed, or where a token is set', async () => {
    const { path, app, pass } = make();
    expect((await app.get('/staff/sign-in?once=guess')).status).toBe(401);
    pass(16 * 60_000);
    expect((await app.get(path)).status).toBe(401);
    const fresh = make();
    const { signInLink } = fresh.app.dependencies;
    const withToken = testApp({
      settings,
      ...(signInLink && { replace: { signInLink } }),
    });
    expect((await withToken.get(fresh.path)).status).toBe(401);
  });
});

describe('every page of the staff', () => {
  it.each(pages.slice(0, -1))('is not cached, indexed or framed: %s', async (path) => {
    const { response } = await (await staffApp()).open(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-robots-tag')).toContain('noindex');
    expect(response.headers.get('referrer-policy')).toBe('same-origin');
    expect(response.headers.get('content-security-policy')).toContain("style-src 'self'");
  });

  it('holds no script and no inline style', async () => {
    const app = await staffApp();
    for (const path of pages.slice(0, 6)) {
      const { text } = await app.open(path);
      expect(text).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
      expect(text).not.toContain(`${origin}/`);
    }
  });
});
