import { describe, expect, it } from 'vitest';
import { openSession } from '../../src/http/staff/sessions.ts';
import { testApp } from './app.ts';

const hash = 'c'.repeat(64);
const noon = new Date('2026-11-23T12:00:00Z');
const folder = '/editor/0123456789ab';

const editorApp = async (settings: Readonly<Record<string, string>> = {}) => {
  const { get } = testApp({
    settings: { STAFF_TOKEN_HASH: hash, ...settings },
    now: () => noon,
    replace: {
      assets: async (request) =>
        new URL(request.url).pathname === '/editor.json'
          ? Response.json({ folder })
          : null,
    },
  });
  const session = await openSession(hash, { now: noon, randomId: 'one' });
  return {
    get,
    signedIn: (path: string) =>
      get(path, { headers: { Cookie: `vetted-staff=${session}` } }),
  };
};

describe('the editor’s page', () => {
  it('is there for signed-in staff only', async () => {
    const { get, signedIn } = await editorApp();
    expect((await get('/staff/editor')).status).toBe(303);
    expect((await get('/staff/editor/settings.json')).status).toBe(303);
    const page = await signedIn('/staff/editor');
    expect(page.status).toBe(200);
    expect(page.headers.get('Cache-Control')).toBe('no-store');
  });

  it('does not exist where no way to sign in is set', async () => {
    const { get } = testApp();
    expect((await get('/staff/editor')).status).toBe(404);
  });

  it('loads its files from the folder of this build, and says that nothing is signed', async () => {
    const { signedIn } = await editorApp();
    const html = await (await signedIn('/staff/editor')).text();
    expect(html).toContain(`src="${folder}/editor.js"`);
    expect(html).toContain(`href="${folder}/page.css"`);
    expect(html).toContain('This form never signs anything.');
    expect(html).not.toMatch(/(?:src|href)="https?:/);
  });

  it('lets no other host in, and GitHub only where a repository is set', async () => {
    const policyOf = async (settings?: Readonly<Record<string, string>>) => {
      const { signedIn } = await editorApp(settings);
      const { headers } = await signedIn('/staff/editor');
      return headers.get('Content-Security-Policy') ?? '';
    };
    expect(await policyOf()).not.toContain('https:');
    const policy = await policyOf({ EDITOR_REPOSITORY: 'clinic/answers' });
    expect(policy).toContain("connect-src 'self' data: blob: https://api.github.com;");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
  });

  it('says what to do where the editor was not built', async () => {
    const { get } = testApp({ settings: { STAFF_TOKEN_HASH: hash }, now: () => noon });
    const session = await openSession(hash, { now: noon, randomId: 'one' });
    const page = await get('/staff/editor', {
      headers: { Cookie: `vetted-staff=${session}` },
    });
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('npm run build');
  });

  it('hands the form its choices, and no secret', async () => {
    const { signedIn } = await editorApp({ EDITOR_REPOSITORY: 'clinic/answers' });
    const text = await (await signedIn('/staff/editor/settings.json')).text();
    const { repository, choices, preview } = JSON.parse(text);
    expect(repository).toEqual({ name: 'clinic/answers', branch: 'main' });
    expect(choices.entries.length).toBeGreaterThan(0);
    expect(choices.topics.length).toBeGreaterThan(0);
    expect(Object.keys(preview.clinic)).not.toContain('reviewers');
    expect(text).not.toContain(hash);
  });
});
