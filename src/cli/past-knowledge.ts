import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileKnowledge } from '../knowledge/compile.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import type { Git } from './git.ts';
import { filesAt } from './git.ts';

/** The knowledge of a commit, compiled by today's compiler; undefined if it has errors. */
export const knowledgeAt = async (
  git: Git,
  commit: string,
  today: string,
): Promise<Knowledge | undefined> => {
  const folder = await mkdtemp(join(tmpdir(), 'vetted-past-'));
  try {
    for (const [path, text] of await filesAt(git, commit, 'knowledge')) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return (await compileKnowledge(join(folder, 'knowledge'), { today })).knowledge;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
