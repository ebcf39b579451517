import { createTerminal } from './cli/terminal.ts';
import type { Verb } from './cli/verb.ts';
import { UsageError } from './cli/verb.ts';

/** Loaded when called, so that one command does not wait for the others' imports. */
const verbs: Readonly<Record<string, () => Promise<{ readonly verb: Verb }>>> = {
  check: () => import('./cli/check.ts'),
  new: () => import('./cli/new.ts'),
  ask: () => import('./cli/ask.ts'),
  test: () => import('./cli/test.ts'),
  sign: () => import('./cli/sign.ts'),
  withdraw: () => import('./cli/withdraw.ts'),
  status: () => import('./cli/status.ts'),
  verify: () => import('./cli/verify.ts'),
  import: () => import('./cli/import.ts'),
  publish: () => import('./cli/publish.ts'),
  rollback: () => import('./cli/rollback.ts'),
  versions: () => import('./cli/versions.ts'),
  export: () => import('./cli/export.ts'),
  compile: () => import('./cli/compile.ts'),
};

const list = async (): Promise<string> => {
  const rows = await Promise.all(
    Object.entries(verbs).map(
      async ([name, load]) => `  ${name.padEnd(10)} ${(await load()).verb.summary}`,
    ),
  );
  return `Usage: npm run knowledge -- <command>

${rows.join('\n')}

'npm run knowledge -- <command> --help' tells more about one of them.
The manual for staff is knowledge/README.md.`;
};

const isUsage = (error: unknown): error is Error =>
  error instanceof UsageError ||
  (error instanceof TypeError &&
    'code' in error &&
    String(error.code).startsWith('ERR_PARSE_ARGS'));

const main = async (): Promise<number> => {
  const [name, ...args] = process.argv.slice(2);
  const terminal = createTerminal();
  if (name === undefined || name === '--help' || name === 'help') {
    terminal.say(await list());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (load === undefined) {
    terminal.complain(`There is no command "${name}".\n\n${await list()}`);
    return 2;
  }
  const { verb } = await load();
  if (args.includes('--help')) {
    terminal.say(`${verb.summary}\n\n${verb.help}`);
    return 0;
  }
  try {
    return await verb.run({ args, terminal, cwd: process.cwd(), now: new Date() });
  } catch (error) {
    if (!isUsage(error)) throw error;
    terminal.complain(error.message);
    return 2;
  }
};

process.exitCode = await main();
