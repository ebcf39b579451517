import type { Terminal } from './terminal.ts';

/** What a command is given. */
export type Invocation = {
  /** The words after the verb, options included. */
  readonly args: readonly string[];
  readonly terminal: Terminal;
  /** The folder in which the command was called; `knowledge/` stands in it. */
  readonly cwd: string;
  readonly now: Date;
};

/** One command of `npm run knowledge -- <verb>`. */
export type Verb = {
  /** One line for the list of commands. */
  readonly summary: string;
  /** The text of `--help`. */
  readonly help: string;
  /** Does the work; the number is the exit code: 0 fine, 1 problems, 2 wrong use. */
  readonly run: (invocation: Invocation) => Promise<number>;
};

/** A sentence for the person at the keyboard, instead of a stack trace. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
