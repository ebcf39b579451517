import { createInterface } from 'node:readline/promises';
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Where a command writes, and how it asks. */
export type Terminal = {
  /** A line on standard output. */
  readonly say: (line?: string) => void;
  /** A line on standard error. */
  readonly complain: (line: string) => void;
  /** Text in a colour, when standard output is a terminal that shows colours. */
  readonly style: (style: Style, text: string) => string;
  /** Asks for a line; undefined when nobody answers (end of input). */
  readonly ask: (question: string) => Promise<string | undefined>;
};

/** The terminal of this process. */
export const createTerminal = (): Terminal => {
  const hasColours = process.stdout.isTTY && process.env.NO_COLOR === undefined;
  // Who reads only the first lines ('| head') has read enough.
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  let lines: AsyncIterator<string> | undefined;
  return {
    say: (line = '') => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
    style: (style, text) =>
      hasColours ? styleText(style, text, { validateStream: false }) : text,
    ask: async (question) => {
      process.stdout.write(question);
      lines ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
      const { value, done } = await lines.next();
      return done === true ? undefined : String(value);
    },
  };
};
