import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { writeCompiled } from '../knowledge/write-compiled.ts';
import { routeSchema } from '../schema/red-flag.ts';
import type { Known } from './load.ts';
import { load } from './load.ts';
import { count, reportProblems } from './report.ts';
import type { Verb } from './verb.ts';

const fewDigits = 12;

const weightsSchema = z.object({
  features: z.string(),
  counts: z.string(),
  classes: z.string(),
  weights: z.string(),
  step: z.number(),
});

const labelSchema = z.object({ flag: z.string(), route: routeSchema, card: z.string() });

const knownSchema = z.object({
  matcher: z.object({ thresholds: z.object({ answer: z.number(), offer: z.number() }) }),
  gate: z.object({
    classifier: z
      .object({
        labels: z.array(labelSchema),
        danger: weightsSchema,
        naming: weightsSchema,
      })
      .optional(),
  }),
});

/** What the knowledge that was compiled last has found out, if it can be read. */
const lastKnown = async (out: string): Promise<Known> => {
  try {
    const text = await readFile(resolve(out, 'knowledge.json'), 'utf8');
    const { matcher, gate } = knownSchema.parse(JSON.parse(text));
    const { thresholds } = matcher;
    return { thresholds, ...(gate.classifier && { classifier: gate.classifier }) };
  } catch {
    return {};
  }
};

/** `compile`: for the build and the servers; staff use `check`. */
export const verb: Verb = {
  summary: 'Turn the knowledge into the file that the service loads.',
  help: `Usage: npm run knowledge -- compile [--out dist] [--quick]

Writes knowledge.json into the folder (dist, if not told otherwise). With any error it
writes nothing, so whoever serves keeps the last good knowledge.

  --quick   keep what the last compilation learnt (the confidence thresholds, the classifier
            of the red flags) instead of learning it afresh: for servers that follow every save`,
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
    const known = values.quick ? await lastKnown(out) : {};
    const { knowledge, problems } = await load(invocation, known);
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
