import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { SqliteDatabase } from '../store/sqlite.ts';
import { openSqlite } from '../store/sqlite.ts';
import type { Migration } from '../store/sqlite-migrations.ts';
import { createStore } from '../store/store.ts';
import type { Maintenance } from './command-line.ts';
import type { NodeSettings } from './settings.ts';

/** Where the database of Node lies. */
export const databasePath = ({ DATA_DIR }: Pick<NodeSettings, 'DATA_DIR'>): string =>
  join(DATA_DIR, 'vetted.sqlite');

type Ground = {
  readonly settings: Pick<NodeSettings, 'DATA_DIR' | 'KEEP'>;
  readonly migrations: readonly Migration[];
  readonly print: (line: string) => void;
};

/** What a verb came to, as an exit code. */
const done = 0;
const failed = 1;

const withDatabase = async (
  { settings, migrations }: Ground,
  work: (database: SqliteDatabase) => Promise<number>,
): Promise<number> => {
  const database = openSqlite(databasePath(settings), migrations);
  try {
    return await work(database);
  } finally {
    database.close();
  }
};

/** Says where the database should be and is not: nothing new may pass for what was kept. */
const isMissing = ({ settings, print }: Ground): boolean => {
  const path = databasePath(settings);
  if (existsSync(path)) return false;
  print(`There is no database at ${path}. Set DATA_DIR to the folder of the service.`);
  return true;
};

const makeBackup = (ground: Ground, file: string): Promise<number> => {
  if (isMissing(ground)) return Promise.resolve(failed);
  if (existsSync(file)) {
    ground.print(`${file} exists already. Choose another name, or remove it first.`);
    return Promise.resolve(failed);
  }
  return withDatabase(ground, async (database) => {
    const unfinished = `${file}.unfinished`;
    rmSync(unfinished, { force: true });
    await backup(await database.connection(), unfinished);
    renameSync(unfinished, file);
    const from = databasePath(ground.settings);
    ground.print(`The database ${from} was copied to ${file}.`);
    ground.print('It may hold call-back requests: keep it safe, and for a week at most.');
    return done;
  });
};

/** Whether a file is a whole database of this service. */
const isBackup = (file: string): boolean => {
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      const { integrity_check: check } =
        database.prepare('PRAGMA integrity_check').get() ?? {};
      database.prepare('SELECT COUNT(*) FROM counters').get();
      return check === 'ok';
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
};

const restoreBackup = async (ground: Ground, file: string): Promise<number> => {
  if (!existsSync(file) || !isBackup(file)) {
    ground.print(`${file} is not a whole copy of the database. Nothing was changed.`);
    return failed;
  }
  // The live file is overwritten by SQLite itself, under its locks, not replaced.
  await withDatabase(ground, async (database) => {
    await database.check();
    return done;
  });
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    await backup(source, databasePath(ground.settings));
  } finally {
    source.close();
  }
  return withDatabase(ground, async (database) => {
    await database.check();
    ground.print(`The database is again as it was in ${file}.`);
    return done;
  });
};

const forget = (ground: Ground): Promise<number> => {
  if (isMissing(ground)) return Promise.resolve(failed);
  return withDatabase(ground, async (database) => {
    const { settings } = ground;
    const store = createStore(database, { now: () => new Date(), keep: settings.KEEP });
    await store.deleteEverything();
    await database.checkpoint();
    ground.print(
      `Everything that was kept in ${databasePath(settings)} is deleted. Backups are not: delete them, too.`,
    );
    return done;
  });
};

/** Copies, restores or deletes what is kept, and gives the exit code. */
export const maintain = async (command: Maintenance, ground: Ground): Promise<number> => {
  switch (command.kind) {
    case 'backup':
      return makeBackup(ground, command.file);
    case 'restore':
      return restoreBackup(ground, command.file);
    case 'forget':
      return forget(ground);
    default:
      return command satisfies never;
  }
};
