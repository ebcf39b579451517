import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';
import { readMigrations } from '../../src/store/sqlite-migrations.ts';

const top = resolve(import.meta.dirname, '../..');
const unit = readFileSync(join(top, 'deploy/vetted-backup.service'), 'utf8');
const dayMs = 86_400_000;

let folder: string;
const copies = (): string[] => readdirSync(join(folder, 'vetted-backups')).toSorted();

/** Runs a line of the unit as systemd would, in a folder of its own. */
const run = (directive: string) => {
  const line = new RegExp(`^${directive}=(.*)$`, 'm').exec(unit)?.[1] ?? '';
  const command = line
    .replaceAll('%%', '%')
    .replaceAll('$$', '$')
    .replaceAll('/var/lib', folder)
    .replaceAll('/opt/vetted', top)
    .replaceAll('/usr/bin/node', process.execPath);
  const env = { ...process.env, DATA_DIR: join(folder, 'vetted') };
  return promisify(execFile)('/bin/sh', ['-c', command], { env });
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vetted-units-'));
  mkdirSync(join(folder, 'vetted-backups'));
  const migrations = readMigrations(join(top, 'src/store/migrations'));
  const database = openSqlite(join(folder, 'vetted/vetted.sqlite'), migrations);
  await database.check();
  database.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')(
  'the unit that copies the database every night',
  () => {
    it('makes a copy each time, also twice on one day', async () => {
      await run('ExecStart');
      await pause(1100);
      await run('ExecStart');
      expect(copies()).toHaveLength(2);
      for (const name of copies()) {
        expect(name).toMatch(/^vetted-\d{4}-\d\d-\d\dT\d{6}Z\.sqlite$/);
      }
    });

    it('keeps the copies of a week, and nothing older', async () => {
      const [newest = ''] = copies();
      const age = (name: string, days: number): void => {
        const path = join(folder, 'vetted-backups', name);
        cpSync(join(folder, 'vetted-backups', newest), path);
        const then = new Date(Date.now() - days * dayMs);
        utimesSync(path, then, then);
      };
      age('vetted-six-days.sqlite', 6.5);
      age('vetted-seven-days.sqlite', 7.1);
      age('vetted-broken-off.sqlite.unfinished', 7.1);
      writeFileSync(join(folder, 'vetted-backups/notes.txt'), 'not a copy');
      await run('ExecStopPost');
      expect(copies().filter((name) => !/Z\.sqlite$/.test(name))).toEqual([
        'notes.txt',
        'vetted-six-days.sqlite',
      ]);
    });
  },
);
