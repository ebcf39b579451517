import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAssets } from '../../src/node/assets.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vetted-assets-'));
  mkdirSync(join(folder, 'public/fonts'), { recursive: true });
  writeFileSync(join(folder, 'secret.json'), '{}');
  writeFileSync(join(folder, 'public/vetted-chat.js'), 'one');
  writeFileSync(join(folder, 'public/vetted-chat.0123456789ab.js'), 'pinned');
  writeFileSync(join(folder, 'public/.hidden.js'), 'hidden');
  writeFileSync(join(folder, 'public/fonts/a.woff2'), 'font');
});
afterAll(() => rmSync(folder, { recursive: true }));

const assets = () => createAssets(join(folder, 'public'));
const get = (path: string, headers: Record<string, string> = {}) =>
  assets()(new Request(`http://vetted.test${path}`, { headers }));

describe('static files', () => {
  it('are served with their type, for any site', async () => {
    const response = await get('/vetted-chat.js');
    expect(await response?.text()).toBe('one');
    expect(response?.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response?.headers.get('access-control-allow-origin')).toBe('*');
    expect((await get('/fonts/a.woff2'))?.status).toBe(200);
  });

  it('may be kept for ever only when their name holds their hash', async () => {
    const kept = async (path: string) => (await get(path))?.headers.get('cache-control');
    expect(await kept('/vetted-chat.js')).toBe('public, max-age=3600');
    expect(await kept('/vetted-chat.0123456789ab.js')).toMatch(/immutable/);
  });

  it('are not sent again when the browser has them', async () => {
    const tag = (await get('/vetted-chat.js'))?.headers.get('etag') ?? '';
    expect((await get('/vetted-chat.js', { 'If-None-Match': tag }))?.status).toBe(304);
  });

  it('are read again when they change', async () => {
    const serve = assets();
    const text = async () =>
      (await serve(new Request('http://vetted.test/changing.js')))?.text();
    expect(await text()).toBeUndefined();
    writeFileSync(join(folder, 'public/changing.js'), 'a');
    expect(await text()).toBe('a');
    writeFileSync(join(folder, 'public/changing.js'), 'bb');
    expect(await text()).toBe('bb');
  });

  it.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/.hidden.js',
    '/fonts',
    '/_headers',
    '/nothing.js',
    '//secret.json',
    '/a\u0000.js',
  ])('leave %s alone', async (path) => {
    expect(await get(path)).toBeNull();
  });
});
