import type { Invocation, Verb } from './verb.ts';
import { UsageError } from './verb.ts';

/** Loaded when called, so that one command does not wait for the others' imports. */
const verbs: Readonly<Record<string, () => Promise<{ readonly verb: Verb }>>> = {
  check: () => import('./check.ts'),
  new: () => import('./new.ts'),
  ask: () => import('./ask.ts'),
  test: () => import('./test.ts'),
  preview: () => import('./preview.ts'),
  sign: () => import('./sign.ts'),
  withdraw: () => import('./withdraw.ts'),
  status: () => import('./status.ts'),
  verify: () => import('./verify.ts'),
  import: () => import('./import.ts'),
  publish: () => import('./publish.ts'),
  rollback: () => import('./rollback.ts'),
  versions: () => import('./versions.ts'),
  export: () => import('./export.ts'),
  'staff-token': () => import('./staff-token.ts'),
  compile: () => import('./compile.ts'),
};

const list = async (): Promise<string> => {
  const rows = await Promise.all(
    Object.entries(verbs).map(
      async ([name, load]) => `  ${name.padEnd(11)} ${(await load()).verb.summary}`,
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

/** Runs one command: the words after `npm run knowledge --`. The number is the exit code. */
export const runCommand = async (
  words: readonly string[],
  { terminal, cwd, now }: Omit<Invocation, 'args'>,
): Promise<number> => {
  const [name, ...args] = words;
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
    return await verb.run({ args, terminal, cwd, now });
  } catch (error) {
    if (!isUsage(error)) throw error;
    terminal.complain(error.message);
    return 2;
  }
};
