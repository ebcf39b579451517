import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Knowledge } from '../../src/schema/knowledge.ts';

/** The project's own knowledge folder. */
export const realFolder = fileURLToPath(new URL('../../knowledge', import.meta.url));

const compiled = new URL('../../dist/knowledge.json', import.meta.url);

/** The project's own knowledge, as compiled for this run (tests/setup/compile.ts). */
export const readReal = async (): Promise<Knowledge> =>
  JSON.parse(await readFile(compiled, 'utf8'));
