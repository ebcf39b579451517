import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { jsonLog } from './http/log.ts';
import { explainStart } from './node/explain-start.ts';
import { maintain } from './node/maintain.ts';
import type { Service } from './node/serve.ts';
import { serve } from './node/serve.ts';
import type { NodeSettings } from './node/settings.ts';
import { readNodeSettings } from './node/settings.ts';
import { staffSignInLink } from './node/staff-sign-in-link.ts';
import { readMigrations } from './store/sqlite-migrations.ts';

/** This file is bundled to dist/node.js; knowledge, assets and migrations lie beside it. */
const dist = import.meta.dirname;
const root = resolve(dist, '..');
const beside = join(dist, 'migrations');
const migrations = existsSync(beside) ? beside : join(root, 'src/store/migrations');
const now = (): Date => new Date();

/** What is kept is for the service's own account to read. */
const privateFiles = 0o077;
process.umask(privateFiles);

const giveUp = (...lines: readonly string[]): never => {
  for (const line of lines) console.error(line);
  process.exit(1);
};

const settingsFromEnvironment = (): NodeSettings => {
  const read = readNodeSettings(process.env);
  if ('settings' in read) return read.settings;
  return giveUp(
    'The settings are wrong:',
    ...read.errors.map(({ name, message }) => `  ${name}: ${message}`),
  );
};

const announce = ({ url, dependencies }: Service): void => {
  const { knowledge, settings } = dependencies;
  const { answerer, knowledge: current } = knowledge.current();
  const statuses = [...answerer.statuses(now()).values()];
  const signed = statuses.filter((status) => status === 'signed').length;
  const drafts = statuses.length - signed;
  console.log(`\nVetted answers at ${url}`);
  console.log(
    settings.SERVE === 'all'
      ? `It serves ${statuses.length} entries: ${signed} signed, ${drafts} marked as drafts.`
      : `It serves the ${signed} signed of ${statuses.length} entries (SERVE=signed).`,
  );
  console.log(
    `Knowledge version ${current.version.slice(0, 12)}. Stop it with Ctrl+C.\n`,
  );
};

const settings = settingsFromEnvironment();
const exitCode = await maintain(process.argv.slice(2), {
  settings,
  migrations: readMigrations(migrations),
  print: (line) => console.log(line),
});
if (exitCode !== null) process.exit(exitCode);

const log = jsonLog(now, (line) => process.stdout.write(`${line}\n`));
const staffLink = staffSignInLink(settings, now);
const service = await serve({
  settings,
  dist,
  migrations,
  log,
  now,
  root,
  ...(staffLink && { signInLink: staffLink.link }),
}).catch((error) => {
  const lines = explainStart(error, settings);
  if (lines === null) throw error;
  return giveUp(...lines);
});
announce(service);
if (staffLink) {
  console.log(
    `Staff page, this link signs you in once: ${service.url}${staffLink.path}\n`,
  );
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    log({ event: 'stopping' });
    void service.stop().then(() => {
      log({ event: 'stopped' });
      process.exit(0);
    });
  });
}
