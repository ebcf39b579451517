import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../scripts/step.ts';

/** A server under test; `startMs` runs from its start to its first good reply. */
export type BenchServer = {
  readonly url: string;
  readonly startMs: number;
  readonly stop: () => Promise<void>;
};

const bundle = async (entry: string, outDir: string, isNode: boolean): Promise<void> => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
    ssr: { noExternal: true, ...(isNode ? {} : { target: 'webworker' as const }) },
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: false,
      target: isNode ? 'node24' : 'es2024',
      rolldownOptions: {
        output: { entryFileNames: isNode ? 'server.js' : 'nothing.js' },
      },
    },
  });
};

const stopChild = (child: ChildProcess, isGroup = false): Promise<void> =>
  new Promise((resolve) => {
    const { pid } = child;
    // A program that a signal ended has no exit code.
    if (pid === undefined || child.exitCode !== null || child.signalCode !== null) {
      return resolve();
    }
    const stop = (signal: NodeJS.Signals) => process.kill(isGroup ? -pid : pid, signal);
    const force = setTimeout(() => stop('SIGKILL'), 10_000);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    stop('SIGTERM');
  });

const untilAnswering = async (url: string, child: ChildProcess): Promise<void> => {
  const giveUpAt = performance.now() + 20_000;
  while (performance.now() < giveUpAt && child.exitCode === null) {
    const isUp = await fetch(url).then(
      (response) => response.body?.cancel().then(() => true) ?? true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Nothing answers at ${url}`);
};

/** Starts the Node service from a bundle, with logs and data in a folder of its own. */
export const startNode = async (folder: string): Promise<BenchServer> => {
  const dist = join(folder, 'node');
  mkdirSync(dist, { recursive: true });
  for (const name of ['knowledge.json', 'public', 'migrations']) {
    cpSync(join(root, 'dist', name), join(dist, name), { recursive: true });
  }
  await bundle('tests/bench/server.ts', dist, true);
  const began = performance.now();
  const child = spawn(process.execPath, ['--expose-gc', join(dist, 'server.js'), dist], {
    stdio: ['ignore', 'pipe', openSync(join(folder, 'node.log'), 'w')],
    env: { ...process.env, DATA_DIR: join(folder, 'data') },
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    child.once('exit', () => reject(new Error(`See ${folder}/node.log`)));
  });
  await untilAnswering(`${url}/api/health`, child);
  return { url, startMs: performance.now() - began, stop: () => stopChild(child) };
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('No free port')),
      );
    });
  });

const capnp = (port: number, modules: string): string => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [ (name = "main", worker = .bench) ],
  sockets = [ (name = "http", address = "127.0.0.1:${port}", http = (), service = "main") ]
);
const bench :Workerd.Worker = (
  modules = [ ${modules} ],
  bindings = [ (name = "SERVE", text = "all") ],
  compatibilityDate = "2026-10-20",
);
`;

const startWorkerd = async (folder: string, modules: string, path: string) => {
  const port = await freePort();
  const config = join(folder, 'config.capnp');
  writeFileSync(config, capnp(port, modules));
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(join(root, 'node_modules/.bin/workerd'), ['serve', config], {
    cwd: folder,
    // Its launcher starts another program: both are stopped as a group.
    detached: true,
    stdio: ['ignore', openSync(join(folder, 'workerd.log'), 'w'), 'inherit'],
  });
  await untilAnswering(`${url}${path}`, child);
  return { url, startMs: performance.now() - began, stop: () => stopChild(child, true) };
};

/** Starts the built Worker in workerd, without a database: answers need none. */
export const startWorker = (folder: string): Promise<BenchServer> => {
  const own = join(folder, 'worker');
  cpSync(join(root, 'dist/worker'), own, { recursive: true });
  const texts = readdirSync(own).filter((name) =>
    /^(?:knowledge|knowledge-state|vectors|gate)\.json$/u.test(name),
  );
  const modules = [
    '(name = "worker.js", esModule = embed "worker.js")',
    ...texts.map((name) => `(name = "./${name}", text = embed "${name}")`),
  ].join(', ');
  return startWorkerd(own, modules, '/api/health');
};

/** Starts a Worker that does the same POST, JSON and validation, and no work. */
export const startEmptyWorker = async (folder: string): Promise<BenchServer> => {
  const own = join(folder, 'nothing');
  mkdirSync(own, { recursive: true });
  await bundle('tests/bench/nothing-worker.ts', own, false);
  const modules = '(name = "nothing.js", esModule = embed "nothing.js")';
  return startWorkerd(own, modules, '/');
};
