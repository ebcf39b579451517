import type { Compiled } from '../knowledge/compile.ts';
import { createCache } from '../knowledge/compile.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import type { Edit, EditPreview } from '../schema/edit.ts';
import type { CompileInto } from './compile-into.ts';
import { compileFolder, compileInto, errorsOf } from './compile-into.ts';
import { lastFound } from './last-found.ts';
import { folderOf } from './load.ts';
import type { Question } from './preview-edit.ts';
import { checkEdit, previewEdit } from './preview-edit.ts';
import type { PreviewMemory } from './preview-sides.ts';

/** What came of a look at the knowledge folder. */
export type FolderReport = {
  /** What keeps the files as they are from being served. */
  readonly errors: readonly ContentProblem[];
  /** Whether what was written has new answers whose words its index does not know yet. */
  readonly isLagging: boolean;
};

/** The compiler of one service: it keeps what it has read and learnt. */
export type WarmCompiler = {
  /** Compiles, so that the next time is quick, but writes nothing. */
  look(): Promise<FolderReport>;
  /** Compiles into the folder from which the service serves; the index may lag. */
  compile(): Promise<FolderReport>;
  /** Compiles again where the index lags. */
  catchUp(): Promise<FolderReport>;
  /** The errors that an edit would bring. */
  check(edit: Edit): Promise<EditPreview>;
  /** What an edit would change, also for questions that visitors asked. */
  preview(edit: Edit, asked: readonly string[]): Promise<EditPreview>;
};

const reportOf = ({ problems, isLagging }: Compiled): FolderReport => ({
  errors: errorsOf(problems),
  isLagging,
});

/** Makes a compiler that follows the saves of one knowledge folder. */
export const createWarmCompiler = ({
  now,
  ...place
}: Pick<CompileInto, 'cwd' | 'out' | 'terminal'> & {
  readonly now: () => Date;
}): WarmCompiler => {
  const cache = createCache();
  const memory: PreviewMemory = {};
  const into = (): CompileInto => ({ ...place, now: now(), cache, pace: 'quick' });
  const question = async (edit: Edit, asked: readonly string[]): Promise<Question> => ({
    folder: folderOf(place),
    edit,
    asked,
    now: now(),
    cache,
    found: await lastFound(place.out),
    memory,
  });
  return {
    look: async () => reportOf(await compileFolder(into())),
    compile: async () => reportOf(await compileInto({ ...into(), index: 'may-lag' })),
    catchUp: async () => reportOf(await compileInto(into())),
    check: async (edit) => checkEdit(await question(edit, [])),
    preview: async (edit, asked) => previewEdit(await question(edit, asked)),
  };
};
