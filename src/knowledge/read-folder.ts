import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { ContentProblem } from '../schema/content-problem.ts';
import { errorAt, warningAt } from './problems.ts';

/** One file of the knowledge folder, as text. */
export type SourceFile = {
  /** Path inside the knowledge folder, with forward slashes: `faqs/surgery.md`. */
  readonly path: string;
  /** The path that messages name: `knowledge/faqs/surgery.md`. */
  readonly file: string;
  readonly text: string;
  /** SHA-256 of the bytes; equal files need not be parsed again. */
  readonly hash: string;
};

export type Folder = {
  readonly files: readonly SourceFile[];
  readonly problems: readonly ContentProblem[];
};

/** The staff's manual, and what `import` writes until somebody has reworked it. */
const isNotRead = (path: string): boolean =>
  path === 'README.md' || path.startsWith('drafts/');
const isIgnored = (path: string): boolean =>
  isNotRead(path) ||
  path.split('/').some((part) => part.startsWith('.') || part.endsWith('~'));
const isText = (path: string): boolean => /\.(?:md|yaml)$/.test(path);

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The line of the first byte that is not UTF-8. */
const firstBadLine = (bytes: Uint8Array): number => {
  const lenient = new TextDecoder().decode(bytes);
  return lenient.slice(0, lenient.indexOf('\uFFFD')).split('\n').length;
};

const listFiles = async (folder: string): Promise<readonly string[]> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((item) => item.isFile())
    .map((item) =>
      relative(folder, join(item.parentPath, item.name)).split(sep).join('/'),
    )
    .sort();
};

/**
 * Reads every file of the knowledge folder as UTF-8. A file that is empty, unreadable or
 * not UTF-8 becomes a problem and is left out.
 */
export const readFolder = async (folder: string): Promise<Folder> => {
  const top = basename(folder);
  const files: SourceFile[] = [];
  const problems: ContentProblem[] = [];
  let paths: readonly string[];
  try {
    paths = (await listFiles(folder)).filter((path) => !isIgnored(path));
  } catch {
    const message = `The folder "${folder}" cannot be read. Check that it exists and that you may open it.`;
    return { files, problems: [errorAt({ file: top, line: 1 }, message)] };
  }
  for (const path of paths) {
    const file = `${top}/${path}`;
    if (!isText(path)) {
      const message =
        'This file is not read: only files that end in ".md" or ".yaml" are. Rename it, or move it out of the folder.';
      problems.push(warningAt({ file, line: 1 }, message));
      continue;
    }
    try {
      const bytes = await readFile(join(folder, path));
      const text = decoder.decode(bytes);
      if (text.trim() === '') {
        const message =
          'The file is empty. Perhaps it was only half saved: write it again, or restore it with git.';
        problems.push(errorAt({ file, line: 1 }, message));
        continue;
      }
      const hash = createHash('sha256').update(bytes).digest('hex');
      files.push({ path, file, text: text.replaceAll('\r\n', '\n'), hash });
    } catch (error) {
      if (error instanceof TypeError) {
        const line = firstBadLine(await readFile(join(folder, path)));
        const message =
          'The file is not saved as UTF-8 text; a character on this line cannot be read. Open it in your editor and save it again with the encoding "UTF-8".';
        problems.push(errorAt({ file, line }, message));
      } else {
        const message = `The file cannot be read (${error instanceof Error ? error.message : String(error)}). Check its permissions.`;
        problems.push(errorAt({ file, line: 1 }, message));
      }
    }
  }
  return { files, problems };
};
