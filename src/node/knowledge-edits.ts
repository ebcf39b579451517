import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { difference } from '../cli/difference.ts';
import { gitIn } from '../cli/git.ts';
import { wordingByHash } from '../cli/wording-history.ts';
import type { KnowledgeFiles, KnowledgeSource } from '../http/dependencies.ts';
import { fileScreens } from '../http/staff/file-screens.tsx';
import { canonicalText } from '../knowledge/canonical.ts';
import { EditError, makeEdit } from '../knowledge/edit-files.ts';
import { parseEntry } from '../knowledge/parse-entry.ts';
import type { Entry } from '../schema/entry.ts';
import type { KnowledgeFolder } from './knowledge-folder.ts';

/**
 * The staff page's way to the knowledge folder. What an edit would change is found out in
 * the compiler's process, so that answers go on.
 */
export const createKnowledgeEdits = ({
  root,
  folder: { compiler, errors },
  knowledge,
}: {
  readonly root: string;
  readonly folder: KnowledgeFolder;
  readonly knowledge: Pick<KnowledgeSource, 'current'>;
}): KnowledgeFiles => {
  const folder = join(root, 'knowledge');
  const entryOf = (id: string) =>
    knowledge.current().knowledge.entries.find((entry) => entry.id === id);

  return {
    screens: fileScreens,
    errors,
    preview: async (edit, asked) =>
      (await compiler.preview(edit, asked)) ?? fileScreens.noPreview,
    async write(edit) {
      const { errors: problems } = (await compiler.check(edit)) ?? fileScreens.noPreview;
      if (problems.length > 0) return { isMade: false, problems };
      try {
        const file = await makeEdit(edit, {
          folder,
          clinicName: knowledge.current().knowledge.clinic.name,
          fileOf: (id) => entryOf(id)?.place?.file,
        });
        return { isMade: true, file };
      } catch (error) {
        if (error instanceof EditError) {
          return { isMade: false, problems: [error.message] };
        }
        throw error;
      }
    },
    async sinceSigned(id) {
      const entry = entryOf(id);
      const path = entry?.place?.file;
      const signed = entry?.signature?.hash;
      if (entry === undefined || path === undefined || signed === undefined) return null;
      const last = await wordingByHash(gitIn(root), path, signed);
      if (last === undefined) return null;
      const present = await presentText(entry, join(root, path));
      return present === null ? null : difference(last.text, present);
    },
  };
};

/** What a reviewer would sign now: the file's own words, references unresolved. */
const presentText = async (
  { question, source, safetyNet }: Entry,
  path: string,
): Promise<string | null> => {
  const file = { file: path, path, text: await readFile(path, 'utf8'), hash: '' };
  const blocks = parseEntry(file).entry?.blocks;
  return blocks === undefined
    ? null
    : canonicalText({ question, blocks, source, safetyNet });
};
