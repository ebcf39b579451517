import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, with a trailing slash. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const bin = join(root, 'node_modules', '.bin');
/** Node 24 from the packages where it is one, else the Node that runs this script. */
const installedNode = join(bin, 'node');
const node = existsSync(installedNode) ? installedNode : process.execPath;
const quietWrangler = {
  CI: 'true',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_WRITE_LOGS: 'false',
};

/** Starts a program of node_modules/.bin, or Node itself, in the project's folder. */
export const start = (
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcess => {
  const installed = join(bin, process.platform === 'win32' ? `${command}.cmd` : command);
  const isNode = command === 'node';
  return spawn(isNode ? node : installed, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && !isNode,
    env: {
      ...process.env,
      ...(command === 'wrangler' ? quietWrangler : {}),
      ...environment,
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    },
  });
};

/** Waits for a started program; a program that a signal ended counts as failed. */
export const ended = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

const parentCheckMs = 500;

/**
 * Waits for a server that was started, passing on the signals that stop this script.
 * npm's shell passes no signal on, so a parent that has gone counts as a wish to stop.
 */
export const served = (server: ChildProcess): Promise<number> => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => server.kill(signal));
  }
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid !== parent) server.kill('SIGTERM');
  }, parentCheckMs);
  return ended(server).finally(() => clearInterval(check));
};

/** Runs a program to its end and gives its exit code. */
export const run = (...command: Parameters<typeof start>): Promise<number> =>
  ended(start(...command));

/** A program that a script started has failed, and has said why itself. */
class StepError extends Error {
  override readonly name = 'StepError';
}

/** Runs a program and throws when it fails. */
export const must = async (...command: Parameters<typeof start>): Promise<void> => {
  const code = await run(...command);
  const [program, args] = command;
  if (code !== 0) throw new StepError(`'${program} ${args.join(' ')}' failed (${code}).`);
};

/** Runs a whole script; a failed step ends it with one sentence, not a stack trace. */
export const script = async (main: () => Promise<void>): Promise<void> => {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
};
