import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const top = resolve(import.meta.dirname, '../..');
const startWithinMs = 20_000;
const link = /link signs you in once: (http:\S+)/;
const address = /Vetted answers at (http:\S+)/;

/** The service as `npm start` runs it, over a copy of the knowledge that it may change. */
export type StaffService = {
  readonly url: string;
  /** The one-time link that it printed. */
  readonly signInLink: string;
  /** The project's top, where the copy of `knowledge/` stands. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
};

/** Copies what changes, links the rest, and starts the built service there. */
export const startStaffService = async (): Promise<StaffService> => {
  const folder = mkdtempSync(join(tmpdir(), 'vetted-staff-'));
  for (const part of ['dist', 'knowledge']) {
    cpSync(join(top, part), join(folder, part), { recursive: true });
  }
  for (const part of ['src', 'node_modules', 'package.json']) {
    symlinkSync(join(top, part), join(folder, part));
  }
  const child = spawn(process.execPath, ['dist/node.js'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      SERVE: 'all',
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      RATE_LIMIT: 'off',
      STAFF_TOKEN_HASH: '',
    },
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  let said = '';
  const links = new Promise<{ url: string; signInLink: string }>((done, fail) => {
    const late = setTimeout(() => fail(new Error(`Not started: ${said}`)), startWithinMs);
    child.once('exit', () => fail(new Error(`Ended: ${said}`)));
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const [url, signInLink] = [address.exec(said)?.[1], link.exec(said)?.[1]];
      if (url === undefined || signInLink === undefined) return;
      clearTimeout(late);
      done({ url, signInLink });
    });
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { ...(await links), folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
