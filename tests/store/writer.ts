// Started by processes.test.ts: writes counters and call-backs one after the other.
import { fileURLToPath } from 'node:url';
import { openSqlite } from '../../src/store/sqlite.ts';
import { readMigrations } from '../../src/store/sqlite-migrations.ts';
import { createStore } from '../../src/store/store.ts';

const [path = '', name = '', writes = '0'] = process.argv.slice(2);
const migrations = fileURLToPath(new URL('../../src/store/migrations', import.meta.url));
const database = openSqlite(path, readMigrations(migrations));
const store = createStore(database, { now: () => new Date(), keep: 'redacted' });

for (let index = 1; index <= Number(writes); index += 1) {
  await store.record([{ event: 'none-of-these', count: 1, knowledge: name }]);
  await store.addCallBack(
    { id: `${name}-${index}`, name: 'A', contact: 'b', bestTime: 'c', consent: 'd' },
    { deliver: true },
  );
  process.stdout.write(`${index}\n`);
}
database.close();
