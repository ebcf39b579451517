import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { maintain } from '../../src/node/maintain.ts';
import { readMigrations } from '../../src/store/sqlite-migrations.ts';
import type { TemporaryService } from './temporary-service.ts';
import { migrationsFolder, temporaryService } from './temporary-service.ts';

let service: TemporaryService;
let printed: string[];
const callBack = { id: 'a', name: 'A', contact: 'b', bestTime: 'c', consent: 'd' };

beforeEach(async () => {
  printed = [];
  service = temporaryService();
  await service.start();
  await service.ask('what clothes should I wear');
  await store().addCallBack(callBack, { deliver: true });
  await vi.waitFor(async () => expect(await kept()).toEqual({ counted: 1, calls: 1 }));
});
afterEach(() => service.remove());

const store = () => {
  const { store: found } = service.service().dependencies;
  if (found === null) throw new Error('There is no store');
  return found;
};
const kept = async () => ({
  counted: (await store().counters('2000-01-01')).reduce((sum, { n }) => sum + n, 0),
  calls: (await store().callBacks(10, 0)).length,
});
const run = (command: Parameters<typeof maintain>[0]): Promise<number> =>
  maintain(command, {
    settings: { DATA_DIR: join(service.folder, 'data'), KEEP: 'redacted' },
    migrations: readMigrations(migrationsFolder),
    print: (line) => void printed.push(line),
  });

describe('the commands of the Node bundle', () => {
  it('back up and restore the database while the service runs', async () => {
    const file = join(service.folder, 'backup.sqlite');
    expect(await run({ kind: 'backup', file })).toBe(0);
    await store().deleteEverything();
    expect(await kept()).toEqual({ counted: 0, calls: 0 });
    expect(await run({ kind: 'restore', file })).toBe(0);
    expect(await kept()).toEqual({ counted: 1, calls: 1 });
    expect((await store().outbox()).waiting).toBe(1);
    await service.ask('what clothes should I wear');
    await vi.waitFor(async () => expect((await kept()).counted).toBe(2));
  });

  it('restore on another machine, where there is no database yet', async () => {
    const file = join(service.folder, 'backup.sqlite');
    await run({ kind: 'backup', file });
    const other = temporaryService();
    const moved = { DATA_DIR: join(other.folder, 'data'), KEEP: 'redacted' } as const;
    const migrations = readMigrations(migrationsFolder);
    const print = (line: string) => void printed.push(line);
    expect(
      await maintain({ kind: 'restore', file }, { settings: moved, migrations, print }),
    ).toBe(0);
    await other.start();
    const calls = await other.service().dependencies.store?.callBacks(10, 0);
    await other.remove();
    expect(calls).toHaveLength(1);
  });

  it('never overwrite a file that exists', async () => {
    const file = join(service.folder, 'mine.txt');
    writeFileSync(file, 'mine');
    expect(await run({ kind: 'backup', file })).toBe(1);
    expect(printed[0]).toMatch(/exists already/);
  });

  it('refuse to restore what is no whole database', async () => {
    const file = join(service.folder, 'broken.sqlite');
    writeFileSync(file, 'this is no database, and long enough to be read as one');
    expect(await run({ kind: 'restore', file })).toBe(1);
    expect(
      await run({ kind: 'restore', file: join(service.folder, 'nothing.sqlite') }),
    ).toBe(1);
    expect(existsSync(join(service.folder, 'nothing.sqlite'))).toBe(false);
    expect(await kept()).toEqual({ counted: 1, calls: 1 });
  });

  it('delete everything', async () => {
    expect(await run({ kind: 'forget' })).toBe(0);
    expect(await kept()).toEqual({ counted: 0, calls: 0 });
  });
});
