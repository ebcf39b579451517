import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { difference } from '../cli/difference.ts';
import { gitIn } from '../cli/git.ts';
import { wordingByHash } from '../cli/wording-history.ts';
import type { KnowledgeFiles, KnowledgeSource } from '../http/dependencies.ts';
import { fileScreens } from '../http/staff/file-screens.tsx';
import { canonicalText } from '../knowledge/canonical.ts';
import { EditError, makeEdit } from '../knowledge/edit-files.ts';
import { parseEntry } from '../knowledge/parse-entry.ts';
import type { Edit, EditPreview } from '../schema/edit.ts';
import { editPreviewSchema } from '../schema/edit.ts';
import type { Entry } from '../schema/entry.ts';

/** How long compiling a knowledge base twice may take. */
const previewTimeoutMs = 60_000;

/**
 * The staff page's way to the knowledge folder, or none where the service runs without
 * its sources. Previews are compiled in a process of their own, so that answers go on.
 */
export const createKnowledgeEdits = ({
  root,
  compiled,
  knowledge,
  errors,
}: {
  readonly root: string;
  /** The file that is served. */
  readonly compiled: string;
  readonly knowledge: Pick<KnowledgeSource, 'current'>;
  readonly errors: KnowledgeFiles['errors'];
}): KnowledgeFiles | null => {
  const folder = join(root, 'knowledge');
  const compiler = join(root, 'src/cli.ts');
  if (!existsSync(folder) || !existsSync(compiler)) return null;

  const ask = async (request: {
    readonly edit: Edit;
    readonly asked: readonly string[];
    readonly isQuick: boolean;
  }): Promise<EditPreview> => {
    const child = spawn(process.execPath, [compiler, 'preview', '--json'], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
      timeout: previewTimeoutMs,
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify({ ...request, compiled }));
    const said = await text(child.stdout);
    return readPreview(said) ?? noPreview;
  };

  const entryOf = (id: string) =>
    knowledge.current().knowledge.entries.find((entry) => entry.id === id);

  return {
    screens: fileScreens,
    errors,
    preview: (edit, asked) => ask({ edit, asked, isQuick: false }),
    async write(edit) {
      const { errors } = await ask({ edit, asked: [], isQuick: true });
      if (errors.length > 0) return { isMade: false, problems: errors };
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

/** What the other process said; null when it broke off. */
const readPreview = (said: string): EditPreview | null => {
  try {
    return editPreviewSchema.parse(JSON.parse(said));
  } catch {
    return null;
  }
};

const noPreview: EditPreview = {
  errors: ['What it would change could not be found out. See the log of the service.'],
  warnings: [],
  asked: [],
  changed: [],
  checked: 0,
};
