import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAccessCheck } from '../../src/http/staff/cloudflare-access.ts';
import { readSettings } from '../../src/schema/settings.ts';

const domain = 'clinic.cloudflareaccess.com';
const audience = 'a'.repeat(64);
const now = new Date('2026-06-10T09:00:00Z');
const seconds = (offset: number): number => now.getTime() / 1000 + offset;

const read = readSettings({ ACCESS_TEAM_DOMAIN: domain, ACCESS_AUDIENCE: audience });
if ('errors' in read) throw new Error(JSON.stringify(read.errors));
const { settings } = read;

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let others: Awaited<ReturnType<typeof generateKeyPair>>;
let published: unknown;
beforeAll(async () => {
  keys = await generateKeyPair('RS256', { extractable: true });
  others = await generateKeyPair('RS256');
  const key = await exportJWK(keys.publicKey);
  published = { keys: [{ ...key, kid: 'one', alg: 'RS256', use: 'sig' }] };
});

type Claims = {
  readonly issuer?: string;
  readonly audience?: string | string[];
  readonly ends?: number;
  readonly starts?: number;
  readonly kid?: string;
  readonly isForged?: boolean;
};

const sign = (claims: Claims = {}): Promise<string> =>
  new SignJWT({ email: 'reception@clinic.example' })
    .setProtectedHeader({ alg: 'RS256', kid: claims.kid ?? 'one' })
    .setSubject('user-1')
    .setIssuer(claims.issuer ?? `https://${domain}`)
    .setAudience(claims.audience ?? audience)
    .setIssuedAt(seconds(-60))
    .setNotBefore(claims.starts ?? seconds(-60))
    .setExpirationTime(claims.ends ?? seconds(600))
    .sign(claims.isForged ? others.privateKey : keys.privateKey);

const base64url = (text: string): string =>
  btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** Signs under any header, also one that no library would write. */
const signRaw = async (header: object): Promise<string> => {
  const [, body = ''] = (await sign()).split('.');
  const signed = `${base64url(JSON.stringify(header))}.${body}`;
  const signature = await crypto.subtle.sign(
    'RSASSA-PKCS1-v1_5',
    keys.privateKey,
    new TextEncoder().encode(signed),
  );
  return `${signed}.${base64url(String.fromCharCode(...new Uint8Array(signature)))}`;
};

const checkWith = (answer: (init?: RequestInit) => Promise<Response>) => {
  let time = now;
  const asked: string[] = [];
  const check = createAccessCheck({
    settings,
    now: () => time,
    fetch: (async (url: RequestInfo | URL, init?: RequestInit) => {
      asked.push(String(url));
      return answer(init);
    }) as typeof fetch,
  });
  if (check === null) throw new Error('Access is not set up');
  const wait = (forSeconds: number): void => {
    time = new Date(time.getTime() + forSeconds * 1000);
  };
  return { check, asked, wait };
};
const publishing = () => checkWith(async () => Response.json(published));

describe('Cloudflare Access', () => {
  it('says who is there, and asks for the keys once', async () => {
    const { check, asked } = publishing();
    expect(await check(await sign())).toBe('reception@clinic.example');
    expect(await check(await sign())).toBe('reception@clinic.example');
    expect(asked).toEqual([`https://${domain}/cdn-cgi/access/certs`]);
  });

  it.each<[string, Claims]>([
    ['another application', { audience: 'b'.repeat(64) }],
    ['another team', { issuer: 'https://other.cloudflareaccess.com' }],
    ['yesterday', { ends: seconds(-60) }],
    ['tomorrow', { starts: seconds(60) }],
    ['a key that nobody published', { kid: 'two' }],
    ['another key', { isForged: true }],
  ])('refuses a token of %s', async (_, claims) => {
    expect(await publishing().check(await sign(claims))).toBeNull();
  });

  it('refuses what is no token, and an unsigned one', async () => {
    const { check } = publishing();
    const [, body = ''] = (await sign()).split('.');
    expect(await check('nonsense')).toBeNull();
    expect(await check(`${btoa('{"alg":"none"}')}.${body}.`)).toBeNull();
  });

  it('takes a token for several applications when ours is among them', async () => {
    const { check } = publishing();
    const others = ['b'.repeat(64), 'c'.repeat(64)];
    expect(await check(await sign({ audience: [...others, audience] }))).not.toBeNull();
    expect(await check(await sign({ audience: others }))).toBeNull();
  });

  it('refuses a token whose claims were changed after signing', async () => {
    const { check } = publishing();
    const [head = '', body = '', signature = ''] = (await sign()).split('.');
    const changed = atob(body).replace('reception', 'intruders');
    expect(await check(`${head}.${btoa(changed)}.${signature}`)).toBeNull();
    expect(await check(`${head}.${body}.`)).toBeNull();
    expect(await check(`${head}.${body}.${signature}.${signature}`)).toBeNull();
  });

  it('refuses a token that needs an extension nobody here knows', async () => {
    const { check } = publishing();
    const plain = { alg: 'RS256', kid: 'one' };
    expect(await check(await signRaw(plain))).not.toBeNull();
    expect(await check(await signRaw({ ...plain, crit: ['b64'], b64: true }))).toBeNull();
  });

  it('allows for clocks that are a little apart', async () => {
    const { check } = publishing();
    expect(await check(await sign({ ends: seconds(-20) }))).not.toBeNull();
    expect(await check(await sign({ starts: seconds(20) }))).not.toBeNull();
  });

  it('refuses a token signed with the public key as if it were a shared secret', async () => {
    const { check } = publishing();
    const secret = new TextEncoder().encode(JSON.stringify(published));
    const token = await new SignJWT({ email: 'reception@clinic.example' })
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .setSubject('user-1')
      .setIssuer(`https://${domain}`)
      .setAudience(audience)
      .setExpirationTime(seconds(600))
      .sign(secret);
    expect(await check(token)).toBeNull();
  });

  it('refuses a token without an end or without a person', async () => {
    const { check } = publishing();
    const named = () =>
      new SignJWT({ email: 'reception@clinic.example' })
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .setIssuer(`https://${domain}`)
        .setAudience(audience);
    const endless = named().setSubject('user-1');
    const nobody = named().setExpirationTime(seconds(600));
    expect(await check(await endless.sign(keys.privateKey))).toBeNull();
    expect(await check(await nobody.sign(keys.privateKey))).toBeNull();
  });

  it('asks again for an unknown key, but not for each token', async () => {
    const { check, asked, wait } = publishing();
    const unknown = await sign({ kid: 'two' });
    await check(unknown);
    await check(unknown);
    expect(asked).toHaveLength(1);
    wait(31);
    await check(unknown);
    expect(asked).toHaveLength(2);
    expect(await check(await sign())).not.toBeNull();
    expect(asked).toHaveLength(2);
  });

  it('asks for the keys anew after an hour', async () => {
    const { check, asked, wait } = publishing();
    await check(await sign({ ends: seconds(7200) }));
    wait(3601);
    expect(await check(await sign({ ends: seconds(7200) }))).not.toBeNull();
    expect(asked).toHaveLength(2);
  });

  it('does not wait for keys that never come', async () => {
    const { check } = checkWith(
      (init) =>
        new Promise((_, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        }),
    );
    expect(await check(await sign())).toBeNull();
  }, 8000);

  it.each([
    ['an error', () => new Response('', { status: 503 })],
    ['no keys', () => Response.json({ keys: 'none' })],
    ['no JSON', () => new Response('<html>')],
  ])('refuses everybody while the answer is %s', async (_, answer) => {
    const { check } = checkWith(async () => answer());
    expect(await check(await sign())).toBeNull();
  });

  it('refuses everybody while the keys cannot be had', async () => {
    const { check } = checkWith(() => Promise.reject(new TypeError('down')));
    expect(await check(await sign())).toBeNull();
  });

  it('wants both settings or neither', () => {
    const half = readSettings({ ACCESS_TEAM_DOMAIN: domain });
    expect('errors' in half && half.errors.map(({ name }) => name)).toEqual([
      'ACCESS_AUDIENCE',
    ]);
  });
});
