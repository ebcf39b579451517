import type { ContentProblem, SourceProblem } from '../schema/content-problem.ts';
import type { YamlSource } from './parse-yaml.ts';

/** Gives problems their file and line; of what cannot be read, that has been said. */
export const placed = (
  problems: readonly SourceProblem[],
  yaml: YamlSource,
): readonly ContentProblem[] =>
  problems
    .filter(({ path }) => yaml.isLegible(path))
    .map(({ severity, path, message }) => ({
      severity,
      file: yaml.file,
      line: yaml.lineOf(path),
      message,
    }));
