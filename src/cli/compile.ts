import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { writeCompiled } from '../knowledge/write-compiled.ts';
import type { Thresholds } from '../schema/reading.ts';
import { load } from './load.ts';
import { count, reportProblems } from './report.ts';
import type { Verb } from './verb.ts';

const fewDigits = 12;

const withThresholds = z.object({
  matcher: z.object({ thresholds: z.object({ answer: z.number(), offer: z.number() }) }),
});

/** The thresholds of the knowledge that was compiled last, if it can be read. */
const lastThresholds = async (out: string): Promise<Thresholds | undefined> => {
  try {
    const text = await readFile(resolve(out, 'knowledge.json'), 'utf8');
    return withThresholds.parse(JSON.parse(text)).matcher.thresholds;
  } catch {
    return undefined;
  }
};

/** `compile`: for the build and the servers; staff use `check`. */
export const verb: Verb = {
  summary: 'Turn the knowledge into the file that the service loads.',
  help: `Usage: npm run knowledge -- compile [--out dist] [--quick]

Writes knowledge.json into the folder (dist, if not told otherwise). With any error it
writes nothing, so whoever serves keeps the last good knowledge.

  --quick   keep the confidence thresholds of the last compilation instead of finding them
            afresh by the self-test: for servers that follow every save`,
  run: async (invocation) => {
    const { args, cwd, terminal } = invocation;
    const { values } = parseArgs({
      args: [...args],
      options: {
        out: { type: 'string', default: 'dist' },
        quick: { type: 'boolean', default: false },
      },
    });
    const out = resolve(cwd, values.out);
    const thresholds = values.quick ? await lastThresholds(out) : undefined;
    const { knowledge, problems } = await load(invocation, thresholds);
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (knowledge === undefined) {
      reportProblems(terminal, errors);
      terminal.complain(
        `\nThe knowledge has ${count(errors.length, 'error')}; nothing was written.`,
      );
      return 1;
    }
    await writeCompiled(knowledge, out);
    const version = knowledge.version.slice(0, fewDigits);
    const warnings = count(problems.length, 'warning');
    terminal.say(
      `Knowledge ${version}: ${count(knowledge.entries.length, 'entry', 'entries')}, ${warnings} ('npm run knowledge -- check' lists them).`,
    );
    return 0;
  },
};
