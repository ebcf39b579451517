import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FolderReport } from '../cli/warm-compiler.ts';
import { onSaved } from '../knowledge/on-saved.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import type { Compiler } from './compiler.ts';
import { startCompiler } from './compiler.ts';

/** How long after a save the index catches up; whoever edits saves again meanwhile. */
const catchUpMs = 1000;

/** The knowledge folder beside a service, which follows every save. */
export type KnowledgeFolder = {
  readonly compiler: Compiler;
  /** What keeps the files as they are from being served; empty when nothing does. */
  errors(): readonly ContentProblem[];
  close(): void;
};

/**
 * Compiles the knowledge folder afresh whenever a file in it changes. Mistakes are printed
 * and kept for whoever asks, and leave the last good compiled file in place. null where
 * the service runs without its sources.
 */
export const followFolder = ({
  root,
  out,
  onCompiled,
}: {
  readonly root: string;
  readonly out: string;
  /** Called when there may be something new in `out`. */
  readonly onCompiled: () => void;
}): KnowledgeFolder | null => {
  const folder = join(root, 'knowledge');
  const program = join(root, 'src/node/compiler-process.ts');
  if (!existsSync(folder) || !existsSync(program)) return null;

  const compiler = startCompiler({ program, root, out });
  let errors: readonly ContentProblem[] = [];

  let timer: NodeJS.Timeout | undefined;
  const take = (report: FolderReport | null): void => {
    if (report === null) return;
    errors = report.errors;
    onCompiled();
    clearTimeout(timer);
    if (report.isLagging) timer = setTimeout(catchUp, catchUpMs);
  };
  const catchUp = async (): Promise<void> => take(await compiler.catchUp());
  const saves = onSaved(folder, async () => take(await compiler.compile()));
  void compiler.look().then(take);
  return {
    compiler,
    errors: () => errors,
    close: () => {
      saves.close();
      clearTimeout(timer);
      compiler.close();
    },
  };
};
