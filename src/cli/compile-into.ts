import type { CompileCache, Compiled } from '../knowledge/compile.ts';
import { compileKnowledge } from '../knowledge/compile.ts';
import type { MatcherOptions } from '../knowledge/compile-matcher.ts';
import { writeCompiled, writeState } from '../knowledge/write-compiled.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import { lastFound } from './last-found.ts';
import { dayOf, folderOf } from './load.ts';
import { count, reportProblems } from './report.ts';
import type { Invocation } from './verb.ts';

const fewDigits = 12;

/** Where knowledge is compiled from and to, and what may be kept from the last time. */
export type CompileInto = Pick<Invocation, 'cwd' | 'now' | 'terminal'> & {
  /** The folder from which it is served. */
  readonly out: string;
  readonly cache?: CompileCache;
  /** `quick`: what was found for the knowledge that lies in `out` is kept. */
  readonly pace: 'quick' | 'full';
  readonly index?: MatcherOptions['index'];
};

/** Those of the problems that keep the knowledge from being used. */
export const errorsOf = (
  problems: readonly ContentProblem[],
): readonly ContentProblem[] => problems.filter(({ severity }) => severity === 'error');

/** Compiles the knowledge folder; errors are printed, and nothing is written. */
export const compileFolder = async (into: CompileInto): Promise<Compiled> => {
  const { cwd, now, terminal, out, cache, pace, index } = into;
  const compiled = await compileKnowledge(folderOf({ cwd }), {
    today: dayOf(now),
    ...(cache === undefined ? {} : { cache }),
    found: pace === 'quick' ? await lastFound(out) : undefined,
    index,
  });
  if (compiled.knowledge === undefined) {
    reportProblems(terminal, errorsOf(compiled.problems));
  }
  return compiled;
};

/**
 * Compiles the knowledge folder into the one from which it is served. With any error the
 * last good knowledge stays there, and beside it how many errors keep newer out.
 */
export const compileInto = async (into: CompileInto): Promise<Compiled> => {
  const { out, terminal } = into;
  const compiled = await compileFolder(into);
  const { knowledge, problems, isLagging } = compiled;
  const errors = errorsOf(problems).length;
  if (knowledge === undefined) {
    terminal.complain(
      `\nThe knowledge has ${count(errors, 'error')}; nothing was written.`,
    );
  } else {
    await writeCompiled(knowledge, out);
    const version = knowledge.version.slice(0, fewDigits);
    const warnings = count(problems.length, 'warning');
    terminal.say(
      `Knowledge ${version}: ${count(knowledge.entries.length, 'entry', 'entries')}, ${warnings} ('npm run knowledge -- check' lists them).${isLagging ? ' Its index follows.' : ''}`,
    );
  }
  await writeState(out, { errors });
  return compiled;
};
