import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { plainWords } from '../../src/cli/wrangler-words.ts';
import { createProject } from './project.ts';

describe('without an account at Cloudflare', () => {
  it.each([['versions'], ['rollback']])(
    '%s says in a plain sentence what to do',
    async (verb) => {
      const home = await mkdtemp(join(tmpdir(), 'vetted-home-'));
      onTestFinished(() => rm(home, { recursive: true, force: true }));
      for (const name of ['HOME', 'XDG_CONFIG_HOME']) vi.stubEnv(name, home);
      for (const name of ['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_ACCOUNT_ID']) {
        vi.stubEnv(name, undefined);
      }
      onTestFinished(() => {
        vi.unstubAllEnvs();
      });
      const { knowledge } = await createProject();
      const { out, errors, code } = await knowledge([verb]);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(errors).toBe(
        `Nobody is signed in at Cloudflare here, so the Worker's 'production' environment is out of reach. Sign in with 'npx wrangler login', or set CLOUDFLARE_API_TOKEN. Without an account: --local is the Worker on this machine, --to DIR a service on Node.\n`,
      );
    },
    60_000,
  );
});

describe('the words of wrangler', () => {
  const place = "the Worker's 'staging' environment";

  it.each([
    [
      'Unable to resolve Cloudflare\u2019s API hostname (api.cloudflare.com)',
      'Cloudflare cannot be reached from here.',
    ],
    ['getaddrinfo EAI_AGAIN api.cloudflare.com', 'Cloudflare cannot be reached'],
    ['Authentication error [code: 10000]', 'Cloudflare does not accept who is signed in'],
    ['Invalid access token [code: 9109]', 'Cloudflare does not accept who is signed in'],
    [
      'No environment found in configuration with name "staging".',
      'There is no environment of this name. Use --env production or --env preview.',
    ],
    [
      "get namespace: 'namespace not found' [code: 10013]",
      'has no KV namespace of the id in wrangler.toml.',
    ],
  ])('become a plain sentence: %s', (said, plain) => {
    const words = plainWords(`\u001b[31m\u2718 [ERROR]\u001b[0m ${said}`, place);
    expect(words).toContain(plain);
    expect(words).not.toContain('ERROR');
  });

  it('are passed on where nobody knows better, without colours', () => {
    expect(plainWords('\u001b[31mA new kind of fault\u001b[0m\n', place)).toBe(
      'wrangler could not do it:\nA new kind of fault',
    );
  });
});
