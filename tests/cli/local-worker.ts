import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkerCode, workerEntry } from '../../scripts/bundle.ts';
import type { Reply } from '../../src/schema/reply.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const readyWithinMs = 60_000;
const stepMs = 200;

/** A Worker on workerd with storage of its own. */
export type LocalWorker = {
  /** For `--persist-to`. */
  readonly state: string;
  readonly ask: (query: string) => Promise<Reply>;
  /** The version that it serves now. */
  readonly version: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
};

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
};

/** Runs the Worker as it is deployed; it looks for published knowledge each second. */
export const startWorker = async (serve: 'signed' | 'all'): Promise<LocalWorker> => {
  const state = await mkdtemp(join(tmpdir(), 'vetted-worker-'));
  const port = await freePort();
  await bundleWorkerCode();
  const child = spawn(
    join(bin, 'wrangler'),
    [
      ...['dev', workerEntry, '--no-bundle'],
      ...['--ip', '127.0.0.1', '--port', String(port), '--inspector-port', '0'],
      ...['--persist-to', state, '--show-interactive-dev-session=false'],
      ...['--var', `SERVE:${serve}`, '--var', 'PUBLISHED_EVERY_SECONDS:1'],
    ],
    {
      cwd: root,
      stdio: 'ignore',
      env: {
        ...process.env,
        CI: 'true',
        WRANGLER_SEND_METRICS: 'false',
        WRANGLER_HIDE_BANNER: 'true',
        CLOUDFLARE_CF_FETCH_ENABLED: 'false',
        WRANGLER_WRITE_LOGS: 'false',
        PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      },
    },
  );
  const url = `http://127.0.0.1:${port}`;
  const until = Date.now() + readyWithinMs;
  while (!(await fetch(`${url}/api/start`).catch(() => null))?.ok) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop(child);
      throw new Error('wrangler dev did not start');
    }
    await wait(stepMs);
  }
  const ask = async (query: string): Promise<Reply> => {
    const response = await fetch(`${url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as Reply;
  };
  return {
    state,
    ask,
    version: async () => (await ask('hello')).knowledge,
    stop: async () => {
      await stop(child);
      await rm(state, { recursive: true, force: true });
    },
  };
};
