import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeCompiled } from '../knowledge/write-compiled.ts';
import { load } from './load.ts';
import { count, reportProblems } from './report.ts';
import type { Verb } from './verb.ts';

const fewDigits = 12;

/** `compile`: for the build and the servers; staff use `check`. */
export const verb: Verb = {
  summary: 'Turn the knowledge into the file that the service loads.',
  help: `Usage: npm run knowledge -- compile [--out dist]

Writes knowledge.json into the folder (dist, if not told otherwise). With any error it
writes nothing, so whoever serves keeps the last good knowledge.`,
  run: async (invocation) => {
    const { args, cwd, terminal } = invocation;
    const { values } = parseArgs({
      args: [...args],
      options: { out: { type: 'string', default: 'dist' } },
    });
    const { knowledge, problems } = await load(invocation);
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (knowledge === undefined) {
      reportProblems(terminal, errors);
      terminal.complain(
        `\nThe knowledge has ${count(errors.length, 'error')}; nothing was written.`,
      );
      return 1;
    }
    await writeCompiled(knowledge, join(cwd, values.out));
    const version = knowledge.version.slice(0, fewDigits);
    const warnings = count(problems.length, 'warning');
    terminal.say(
      `Knowledge ${version}: ${count(knowledge.entries.length, 'entry', 'entries')}, ${warnings} ('npm run knowledge -- check' lists them).`,
    );
    return 0;
  },
};
