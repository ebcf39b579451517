import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';
import { readMigrations } from '../../src/store/sqlite-migrations.ts';
import { createStore } from '../../src/store/store.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const migrations = readMigrations(here('../../src/store/migrations'));
const writer = here('./writer.ts');

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vetted-store-'));
  path = join(folder, 'vetted.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Starts a process that writes to the database and says how much it has committed. */
const startWriter = (name: string, writes: number) => {
  const child = spawn(process.execPath, [writer, path, name, String(writes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let committed = 0;
  child.stdout.on('data', (data: Buffer) => {
    committed = Number(data.toString().trim().split('\n').at(-1));
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  return { child, ended, committed: () => committed };
};

const read = async () => {
  const database = openSqlite(path, migrations);
  const store = createStore(database, { now: () => new Date(), keep: 'redacted' });
  const counters = await store.counters('2000-01-01');
  const { waiting } = await store.outbox();
  const callBacks = await store.callBacks(100_000, 0);
  const check = await database.prepare('PRAGMA integrity_check').first();
  database.close();
  const counted = counters.reduce((sum, { n }) => sum + n, 0);
  return { counted, waiting, callBacks: callBacks.length, check: { ...check } };
};

describe('one database file', () => {
  it('takes the writes of two processes and loses none', async () => {
    const writers = [startWriter('a', 150), startWriter('b', 150)];
    expect(await Promise.all(writers.map(({ ended }) => ended))).toEqual([0, 0]);
    expect(await read()).toEqual({
      counted: 300,
      waiting: 300,
      callBacks: 300,
      check: { integrity_check: 'ok' },
    });
  });

  it('is whole after a process was killed in the middle of its writes', async () => {
    const { child, ended, committed } = startWriter('a', 100_000);
    while (committed() < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await ended;
    const found = await read();
    expect(found.check).toEqual({ integrity_check: 'ok' });
    // What was said to be kept is kept, and no call-back is without its delivery.
    expect(found.counted).toBeGreaterThanOrEqual(committed());
    expect(found.callBacks).toBeGreaterThanOrEqual(committed());
    expect(found.waiting).toBe(found.callBacks);
  });
});
