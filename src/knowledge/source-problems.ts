import type { ContentProblem, SourceProblem } from '../schema/content-problem.ts';
import type { YamlSource } from './parse-yaml.ts';

/** Gives problems that name a path of keys their file and line. */
export const placed = (
  problems: readonly SourceProblem[],
  yaml: YamlSource,
): readonly ContentProblem[] =>
  problems.map(({ severity, path, message }) => ({
    severity,
    file: yaml.file,
    line: yaml.lineOf(path),
    message,
  }));
