import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How often a folder at rest is looked at; some 60 files take half a millisecond. */
const restingMs = 200;
/** Editors save in several steps: how long nothing must change before the job runs. */
const settleMs = 50;

/** Tells one state of the files of a folder from another. */
const stampOf = (folder: string): string => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.'))
      .map((item) => {
        const path = join(folder, item.name);
        if (item.isDirectory()) return `${item.name}(${stampOf(path)})`;
        const { ino, mtimeMs, size } = statSync(path);
        return `${item.name} ${ino} ${mtimeMs} ${size}`;
      })
      .join('\n');
  } catch {
    // It is gone, or something in it went just now: the next look tells.
    return '';
  }
};

/**
 * Runs a job after each save in a folder, never twice at a time. The folder is looked at
 * rather than watched: watching it (Node 24 on Linux, recursively) misses every save of a
 * file that was replaced once, which is how git and many editors save.
 */
export const onSaved = (
  folder: string,
  job: () => Promise<unknown>,
): { close(): void } => {
  let done = stampOf(folder);
  let seen = done;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    const stamp = stampOf(folder);
    const isAtRest = stamp === seen;
    seen = stamp;
    if (isAtRest && stamp !== done) {
      done = stamp;
      // Who gives the job reports its failures; the looking goes on.
      await job().catch(() => undefined);
    }
    if (!isClosed) timer = setTimeout(look, seen === done ? restingMs : settleMs);
  };
  timer = setTimeout(look, restingMs);
  return {
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
};
