import { readFileSync, statSync } from 'node:fs';
import type { KnowledgeSource, Served } from '../http/dependencies.ts';
import { loadKnowledge } from '../http/load-knowledge.ts';
import { tables } from '../tables.ts';

/** A knowledge source that can be told to look, and to stop looking. */
export type WatchedKnowledge = KnowledgeSource & {
  /** Looks at the file at once; without it, it is looked at in time. */
  look(): void;
  close(): void;
};

type Options = {
  readonly path: string;
  readonly now: () => Date;
  readonly onSwap: (served: Served) => void;
  readonly onProblem: (problem: string) => void;
  /** How many errors in the knowledge folder keep a newer file from being made. */
  readonly errors?: () => number;
  readonly everyMs?: number;
};

/** The compiled knowledge is missing or broken at the start, when there is no older one. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
}

/** Tells one state of a file from another, also when it was replaced or is gone. */
const stampOf = (path: string): string => {
  try {
    const { ino, mtimeMs, size } = statSync(path);
    return `${ino} ${mtimeMs} ${size}`;
  } catch {
    return 'none';
  }
};

/**
 * Serves the compiled knowledge of a file and swaps it when the file changes. The file is
 * looked at rather than watched: this also sees files replaced, deleted and put back, on
 * any file system. What cannot be loaded changes nothing and is reported.
 */
export const watchKnowledge = ({
  path,
  now,
  onSwap,
  onProblem,
  errors = () => 0,
  everyMs = 500,
}: Options): WatchedKnowledge => {
  const read = () => {
    try {
      return loadKnowledge(readFileSync(path, 'utf8'), tables);
    } catch {
      return { isLoaded: false, problem: 'it cannot be read' } as const;
    }
  };
  // Taken before the file is read: a change in between is seen at the next look.
  let stamp = stampOf(path);
  const first = read();
  if (!first.isLoaded) {
    throw new KnowledgeError(
      `${path}: ${first.problem}. 'npm run build' makes it afresh.`,
    );
  }
  let { served } = first;
  let since = now();
  let problem: string | null = null;

  const look = (): void => {
    const stampNow = stampOf(path);
    if (stampNow === stamp) return;
    stamp = stampNow;
    const loaded = read();
    if (!loaded.isLoaded) {
      problem = `A newer version is not served: ${loaded.problem}.`;
      onProblem(problem);
      return;
    }
    problem = null;
    if (loaded.served.knowledge.version === served.knowledge.version) return;
    served = loaded.served;
    since = now();
    onSwap(served);
  };
  const timer = setInterval(look, everyMs).unref();

  return {
    current: () => served,
    state: () => ({ origin: 'file', since, problem, errors: errors() }),
    refresh: async () => undefined,
    look,
    close: () => clearInterval(timer),
  };
};
