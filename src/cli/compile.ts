import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compileInto } from './compile-into.ts';
import type { Verb } from './verb.ts';

/** `compile`: for the build and the servers; staff use `check`. */
export const verb: Verb = {
  summary: 'Turn the knowledge into the file that the service loads.',
  help: `Usage: npm run knowledge -- compile [--out dist] [--quick]

Writes knowledge.json into the folder (dist, if not told otherwise). With any error it
writes nothing, so whoever serves keeps the last good knowledge.

  --quick   keep what the last compilation found (the confidence thresholds, which real words
            are no misspellings, the classifier of the red flags) instead of finding it
            afresh: for servers that follow every save`,
  run: async ({ args, cwd, now, terminal }) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        out: { type: 'string', default: 'dist' },
        quick: { type: 'boolean', default: false },
      },
    });
    const out = resolve(cwd, values.out);
    const pace = values.quick ? 'quick' : 'full';
    const { knowledge } = await compileInto({ cwd, now, terminal, out, pace });
    return knowledge === undefined ? 1 : 0;
  },
};
