/**
 * What is wrong in a knowledge file, for the person who edits it:
 * place, what was expected, what was found, what to do.
 */
export type ContentProblem = {
  readonly severity: 'error' | 'warning';
  /** Path from the project's top, e.g. `knowledge/faqs/surgery.md`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
};

/** A problem inside parsed YAML, before its line is known: the path of keys leads there. */
export type SourceProblem = {
  readonly severity: 'error' | 'warning';
  readonly path: readonly (string | number)[];
  readonly message: string;
};
