import type { ContentProblem } from '../schema/content-problem.ts';
import type { Terminal } from './terminal.ts';

/** A number with its noun: '1 error', '2 errors'. */
export const count = (number: number, noun: string, plural = `${noun}s`): string =>
  `${number} ${number === 1 ? noun : plural}`;

/** Prints problems with their places, errors marked. */
export const reportProblems = (
  { say, style }: Terminal,
  problems: readonly ContentProblem[],
): void => {
  for (const { severity, file, line, message } of problems) {
    const colour = severity === 'error' ? 'red' : 'yellow';
    say(`${style('bold', `${file}:${line}`)}  ${style(colour, severity)}  ${message}`);
  }
};

/** '2 errors, 1 warning', or what to say when there is neither. */
export const sumOf = (problems: readonly ContentProblem[]): string => {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
};
