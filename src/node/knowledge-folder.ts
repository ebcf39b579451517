import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';

const settleMs = 150;

/**
 * Compiles the knowledge folder afresh when a file in it changes, in a process of its
 * own, so that answers go on meanwhile. Mistakes are printed and leave the last good
 * compiled file in place. Does nothing where the service runs without its sources.
 */
export const watchFolder = (root: string, out: string): { close(): void } => {
  const folder = join(root, 'knowledge');
  const compiler = join(root, 'src/cli.ts');
  if (!existsSync(folder) || !existsSync(compiler)) return { close: () => undefined };

  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  let isDue = false;

  const compile = (): void => {
    if (isRunning) {
      isDue = true;
      return;
    }
    isRunning = true;
    isDue = false;
    const child = spawn(
      process.execPath,
      [compiler, 'compile', '--quick', '--out', out],
      {
        cwd: root,
        stdio: 'inherit',
      },
    );
    const done = (): void => {
      isRunning = false;
      if (isDue) compile();
    };
    child.once('error', done);
    child.once('exit', done);
  };

  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(compile, settleMs);
  });
  // A folder that disappears ends the watching, not the service.
  watcher.on('error', () => watcher.close());
  return {
    close: () => {
      clearTimeout(timer);
      watcher.close();
    },
  };
};
