import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FolderState } from '../schema/folder-state.ts';
import type { Knowledge } from '../schema/knowledge.ts';

/** Writes a file so that a reader sees the old one or the new one, never half of it. */
export const writeAtomically = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}.tmp`;
  await writeFile(temporary, text);
  await rename(temporary, path);
};

/**
 * Writes `knowledge.json` into the build's folder. The suggestions file is no part of it:
 * the server makes it from the entries that the serve mode allows, so that no draft can
 * lie in a public folder.
 */
export const writeCompiled = (knowledge: Knowledge, outDir: string): Promise<void> =>
  writeAtomically(join(outDir, 'knowledge.json'), JSON.stringify(knowledge));

/**
 * Writes `knowledge-state.json` beside the knowledge, unless it says the same already: the
 * Worker of 'npm run dev' starts afresh whenever the file changes.
 */
export const writeState = async (outDir: string, state: FolderState): Promise<void> => {
  const path = join(outDir, 'knowledge-state.json');
  const text = JSON.stringify(state);
  const known = await readFile(path, 'utf8').catch(() => null);
  if (text !== known) await writeAtomically(path, text);
};
