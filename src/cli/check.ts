import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { reachWarnings } from '../knowledge/checks/reach.ts';
import { createCache, inspectKnowledge } from '../knowledge/compile.ts';
import { onSaved } from '../knowledge/on-saved.ts';
import { hasErrors, inReadingOrder } from '../knowledge/problems.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import { dayOf, folderOf, load } from './load.ts';
import { count, reportProblems, sumOf } from './report.ts';
import type { Invocation, Verb } from './verb.ts';

const report = (
  { terminal }: Invocation,
  problems: readonly ContentProblem[],
  entries: number,
): boolean => {
  reportProblems(terminal, problems);
  if (problems.length > 0) terminal.say();
  const isSound = !hasErrors(problems);
  terminal.say(
    problems.length === 0
      ? terminal.style('green', `All well: ${count(entries, 'entry', 'entries')}.`)
      : `${sumOf(problems)} in ${count(entries, 'entry', 'entries')}. ${
          isSound
            ? 'Warnings stop nothing.'
            : 'Errors keep the knowledge from being used.'
        }`,
  );
  return isSound;
};

/** Compiles on every change; the question-by-question checks wait for a full `check`. */
const watchFolder = async (invocation: Invocation): Promise<number> => {
  const { terminal } = invocation;
  const cache = createCache();
  const folder = folderOf(invocation);
  const look = async (): Promise<void> => {
    const began = performance.now();
    const { problems, sources } = await inspectKnowledge(folder, {
      today: dayOf(invocation.now),
      cache,
    });
    report(invocation, problems, sources.entries.length);
    terminal.say(`(${Math.round(performance.now() - began)} ms; Ctrl+C ends)\n`);
  };
  // Looked after before the first reading begins: a save during it is not missed.
  const saves = onSaved(folder, () =>
    first.then(look).catch((error: unknown) => terminal.complain(String(error))),
  );
  const first = look();
  try {
    await first;
    await once(process, 'SIGINT');
    return 0;
  } finally {
    saves.close();
  }
};

/** `check`: everything that is wrong or worth a second look. */
export const verb: Verb = {
  summary: 'List all errors and warnings in the knowledge files.',
  help: `Usage: npm run knowledge -- check [--watch]

Each line names a file and a line in it, what is wrong there, and what to do.
Errors must be mended before the knowledge can be used; warnings are worth a look.

  --watch   check again whenever a file is saved

Exit code: 0 without errors, 1 with errors.`,
  run: async (invocation) => {
    const { values } = parseArgs({
      args: [...invocation.args],
      options: { watch: { type: 'boolean', default: false } },
    });
    if (values.watch) return watchFolder(invocation);
    const { knowledge, sources, problems } = await load(invocation);
    const reach = knowledge === undefined ? [] : reachWarnings(knowledge, sources);
    const all = inReadingOrder([...problems, ...reach]);
    return report(invocation, all, sources.entries.length) ? 0 : 1;
  },
};
