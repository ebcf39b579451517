import { join } from 'node:path';
import type { Compiled } from '../knowledge/compile.ts';
import { compileKnowledge } from '../knowledge/compile.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import { reportProblems } from './report.ts';
import type { Invocation } from './verb.ts';
import { UsageError } from './verb.ts';

/** The knowledge folder of the project in which the command was called. */
export const folderOf = ({ cwd }: Pick<Invocation, 'cwd'>): string =>
  join(cwd, 'knowledge');

/** Today in London's calendar, where the service's clinics are. */
export const dayOf = (now: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(now);

/** Compiles the project's knowledge folder. */
export const load = (invocation: Pick<Invocation, 'cwd' | 'now'>): Promise<Compiled> =>
  compileKnowledge(folderOf(invocation), { today: dayOf(invocation.now) });

/** A compilation without errors. */
export type Sound = Compiled &
  Required<Pick<Compiled, 'knowledge' | 'content'>> & { readonly knowledge: Knowledge };

/** Compiles, and ends the command with the list of errors when there are any. */
export const loadSound = async (invocation: Invocation): Promise<Sound> => {
  const compiled = await load(invocation);
  const { knowledge, content } = compiled;
  if (knowledge === undefined || content === undefined) {
    reportProblems(
      invocation.terminal,
      compiled.problems.filter((problem) => problem.severity === 'error'),
    );
    throw new UsageError('The knowledge has errors. Mend them first, then try again.');
  }
  return { ...compiled, knowledge, content };
};
