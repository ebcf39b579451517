import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import type { FolderReport } from '../cli/warm-compiler.ts';
import type { Edit, EditPreview } from '../schema/edit.ts';
import { editPreviewSchema } from '../schema/edit.ts';
import type { CompilerRequest } from './compiler-messages.ts';
import { answeredSchema, folderReportSchema } from './compiler-messages.ts';

/** How long one request may take, with those before it, before the process is given up. */
const patienceMs = 60_000;

/**
 * The compiler of a service, in a process of its own: answers go on meanwhile, and what it
 * has read stays there. Every method gives null when the process broke off.
 */
export type Compiler = {
  look(): Promise<FolderReport | null>;
  compile(): Promise<FolderReport | null>;
  catchUp(): Promise<FolderReport | null>;
  check(edit: Edit): Promise<EditPreview | null>;
  preview(edit: Edit, asked: readonly string[]): Promise<EditPreview | null>;
  close(): void;
};

/** Starts a compiler; its process begins with the first request, and again after a fault. */
export const startCompiler = ({
  program,
  root,
  out,
}: {
  /** The file that the process runs (src/node/compiler-process.ts). */
  readonly program: string;
  readonly root: string;
  readonly out: string;
}): Compiler => {
  const waiting = new Map<number, (reply: unknown) => void>();
  let child: ChildProcess | null = null;
  let asked = 0;

  /** Gives up the process; whoever waits for it gets null. */
  const end = (): void => {
    const ended = child;
    child = null;
    ended?.kill();
    for (const give of waiting.values()) give(null);
    waiting.clear();
  };

  const begin = (): ChildProcess => {
    const begun = fork(program, [root, out], { cwd: root, execArgv: [] });
    const isOver = () => child === begun && end();
    begun.on('message', (message) => {
      const { id, reply } = answeredSchema.parse(message);
      waiting.get(id)?.(reply);
      waiting.delete(id);
    });
    begun.once('error', isOver);
    begun.once('exit', isOver);
    return begun;
  };

  const ask = (request: CompilerRequest): Promise<unknown> =>
    new Promise((resolve) => {
      asked += 1;
      const late = setTimeout(end, patienceMs);
      waiting.set(asked, (reply) => {
        clearTimeout(late);
        resolve(reply);
      });
      child ??= begin();
      child.send({ id: asked, request }, (error) => {
        if (error !== null) end();
      });
    });

  const report = async (request: CompilerRequest): Promise<FolderReport | null> => {
    const parsed = folderReportSchema.safeParse(await ask(request));
    return parsed.success ? parsed.data : null;
  };
  const preview = async (request: CompilerRequest): Promise<EditPreview | null> => {
    const parsed = editPreviewSchema.safeParse(await ask(request));
    return parsed.success ? parsed.data : null;
  };

  return {
    look: () => report({ kind: 'look' }),
    compile: () => report({ kind: 'compile' }),
    catchUp: () => report({ kind: 'catchUp' }),
    check: (edit) => preview({ kind: 'check', edit }),
    preview: (edit, asked) => preview({ kind: 'preview', edit, asked }),
    close: end,
  };
};
