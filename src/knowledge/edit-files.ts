import { access, readFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { addPhrasing } from '../edit/add-phrasing.ts';
import { draftFile } from '../edit/draft.ts';
import type { Edit } from '../schema/edit.ts';
import type { PhrasingEdit } from '../schema/edit-kinds.ts';
import { parseEntry } from './parse-entry.ts';
import { phrasingKey } from './phrasing-key.ts';
import { phrasingPlace } from './phrasing-place.ts';
import { writeAtomically } from './write-compiled.ts';

/** Why an edit could not be made, in a sentence for staff. */
export class EditError extends Error {
  override readonly name = 'EditError';
}

/** What an edit needs to know beside the files. */
export type EditGround = {
  readonly folder: string;
  readonly clinicName: string;
  /** The file of an entry, from the project's top: `knowledge/faqs/surgery.md`. */
  readonly fileOf: (entry: string) => string | undefined;
};

/** A file inside the knowledge folder; nothing else is ever read or written. */
const inFolder = (folder: string, file: string): string => {
  const path = resolve(dirname(resolve(folder)), file);
  if (path.startsWith(`${resolve(folder)}${sep}`)) return path;
  throw new EditError(`${file} does not stand in the knowledge folder.`);
};

const withPhrasing = async (
  edit: PhrasingEdit,
  { folder, fileOf }: EditGround,
): Promise<{ file: string; path: string; text: string }> => {
  const file = fileOf(edit.entry);
  if (file === undefined) throw new EditError(`There is no entry "${edit.entry}".`);
  const path = inFolder(folder, file);
  // Read afresh: somebody may have edited the file since it was compiled.
  const text = await readFile(path, 'utf8').catch(() => {
    throw new EditError(`${file} cannot be read.`);
  });
  const source = { file, path: file, text, hash: '' };
  const front = parseEntry(source).entry?.front;
  const known = front === undefined ? [] : [front.question, ...front.phrasings];
  if (known.some((old) => phrasingKey(old) === phrasingKey(edit.phrasing))) {
    throw new EditError(`${file} has this phrasing already.`);
  }
  const place = phrasingPlace(source);
  if (place === undefined) {
    throw new EditError(
      `${file} keeps its phrasings on one line. Put each on a line of its own that begins with a dash, then try again.`,
    );
  }
  return { file, path, text: addPhrasing(text, place, edit.phrasing) };
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Makes an edit in the knowledge folder; gives the file that it changed or made. */
export const makeEdit = async (edit: Edit, ground: EditGround): Promise<string> => {
  if (edit.kind === 'phrasing') {
    const { file, path, text } = await withPhrasing(edit, ground);
    await writeAtomically(path, text);
    return file;
  }
  const { file, text } = draftFile(edit, ground.clinicName);
  const path = join(ground.folder, 'faqs', file.split('/').at(-1) ?? '');
  if (await exists(path)) {
    throw new EditError(
      `${file} exists already. Word the question a little differently.`,
    );
  }
  await writeAtomically(path, text);
  return file;
};
