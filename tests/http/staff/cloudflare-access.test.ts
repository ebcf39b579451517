import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAccessCheck } from '../../../src/http/staff/cloudflare-access.ts';
import { readSettings } from '../../../src/schema/settings.ts';

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
  readonly audience?: string;
  readonly ends?: number;
  readonly isForged?: boolean;
};

const sign = (claims: Claims = {}): Promise<string> =>
  new SignJWT({ email: 'reception@clinic.example' })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setSubject('user-1')
    .setIssuer(claims.issuer ?? `https://${domain}`)
    .setAudience(claims.audience ?? audience)
    .setIssuedAt(seconds(-60))
    .setExpirationTime(claims.ends ?? seconds(600))
    .sign(claims.isForged ? others.privateKey : keys.privateKey);

const checkWith = (answer: () => Promise<Response>) => {
  const asked: string[] = [];
  const check = createAccessCheck({
    settings,
    now: () => now,
    fetch: (async (url: RequestInfo | URL) => {
      asked.push(String(url));
      return answer();
    }) as typeof fetch,
  });
  if (check === null) throw new Error('Access is not set up');
  return { check, asked };
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
