import type { ContentProblem } from '../schema/content-problem.ts';

/** Where a problem stands: a file and a 1-based line in it. */
export type Place = { readonly file: string; readonly line: number };

/** An error at a place; the knowledge cannot be used until it is mended. */
export const errorAt = ({ file, line }: Place, message: string): ContentProblem => ({
  severity: 'error',
  file,
  line,
  message,
});

/** A warning at a place; worth a look, stops nothing. */
export const warningAt = ({ file, line }: Place, message: string): ContentProblem => ({
  severity: 'warning',
  file,
  line,
  message,
});

/** Whether any of the problems is an error. */
export const hasErrors = (problems: readonly ContentProblem[]): boolean =>
  problems.some((problem) => problem.severity === 'error');

const bySeverity = (problem: ContentProblem): number =>
  problem.severity === 'error' ? 0 : 1;

/** Problems in reading order: errors first, then by file and line; no problem twice. */
export const inReadingOrder = (
  problems: readonly ContentProblem[],
): readonly ContentProblem[] => {
  const distinct = new Map(
    problems.map((problem) => [
      `${problem.severity}\0${problem.file}\0${problem.line}\0${problem.message}`,
      problem,
    ]),
  );
  return [...distinct.values()].sort(
    (a, b) =>
      bySeverity(a) - bySeverity(b) ||
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.line - b.line,
  );
};

/** One problem on one line: `knowledge/faqs/x.md:4  error  …`. */
export const problemLine = (problem: ContentProblem): string =>
  `${problem.file}:${problem.line}  ${problem.severity}  ${problem.message}`;
