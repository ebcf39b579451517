import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { jsonLog } from './http/log.ts';
import { readCommand, usage } from './node/command-line.ts';
import { explainSettings } from './node/explain-settings.ts';
import { explainStart } from './node/explain-start.ts';
import { maintain } from './node/maintain.ts';
import type { Service } from './node/serve.ts';
import { serve } from './node/serve.ts';
import type { NodeSettings } from './node/settings.ts';
import { readNodeSettings } from './node/settings.ts';
import { staffSignInLink } from './node/staff-sign-in-link.ts';
import { readMigrations } from './store/sqlite-migrations.ts';

/**
 * This file is bundled to dist/service.js, which dist/node.js (src/node/first.js) loads;
 * knowledge, assets and migrations lie beside it.
 */
const dist = import.meta.dirname;
const root = resolve(dist, '..');
const beside = join(dist, 'migrations');
const migrations = existsSync(beside) ? beside : join(root, 'src/store/migrations');
const now = (): Date => new Date();

/** What is kept is for the service's own account to read. */
const privateFiles = 0o077;
process.umask(privateFiles);

/** Exit codes: something went wrong, and the command line was. */
const failed = 1;
const misused = 2;

const giveUp = (lines: readonly string[], exitCode = failed): never => {
  for (const line of lines) console.error(line);
  process.exit(exitCode);
};

const settingsFromEnvironment = (): NodeSettings => {
  const read = readNodeSettings(process.env);
  return 'settings' in read ? read.settings : giveUp(explainSettings(read.errors));
};

const announce = ({ url, dependencies }: Service, { SERVE }: NodeSettings): void => {
  const { answerer, knowledge: current } = dependencies.knowledge.current();
  const statuses = [...answerer.statuses(now()).values()];
  const signed = statuses.filter((status) => status === 'signed').length;
  const drafts = statuses.length - signed;
  console.log(`\nVetted answers at ${url}`);
  console.log(
    SERVE === 'all'
      ? `It serves ${statuses.length} entries: ${signed} signed, ${drafts} marked as drafts.`
      : `It serves the ${signed} signed of ${statuses.length} entries (SERVE=signed).`,
  );
  console.log(
    `Knowledge version ${current.version.slice(0, 12)}. Stop it with Ctrl+C.\n`,
  );
};

const run = async (settings: NodeSettings): Promise<void> => {
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
    return giveUp(lines);
  });
  announce(service, settings);
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
};

const command = readCommand(process.argv.slice(2));
switch (command.kind) {
  case 'help':
    for (const line of usage) console.log(line);
    break;
  case 'refused':
    giveUp([command.reason, ...usage], misused);
    break;
  case 'serve':
    await run(settingsFromEnvironment());
    break;
  case 'backup':
  case 'restore':
  case 'forget':
    process.exitCode = await maintain(command, {
      settings: settingsFromEnvironment(),
      migrations: readMigrations(migrations),
      print: (line) => console.log(line),
    });
    break;
  default:
    command satisfies never;
}
