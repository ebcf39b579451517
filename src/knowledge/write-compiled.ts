import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
