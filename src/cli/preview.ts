import { parseArgs } from 'node:util';
import type { Change, Fate } from '../schema/edit.ts';
import { editSchema } from '../schema/edit.ts';
import { folderOf } from './load.ts';
import { previewEdit } from './preview-edit.ts';
import { count } from './report.ts';
import type { Verb } from './verb.ts';
import { UsageError } from './verb.ts';

const words = ({ kind, entry }: Fate): string => entry ?? kind;

const lineOf = ({ query, before, after, isWorse }: Change): string =>
  `  ${isWorse ? 'WORSE ' : ''}"${query}": ${words(before)} -> ${words(after)}`;

/** `preview`: what one more phrasing would change, without writing anything. */
export const verb: Verb = {
  summary: 'Show what one more phrasing would change, without writing it.',
  help: `Usage: npm run knowledge -- preview <entry> "another way to say it"

Compiles a copy of the knowledge with the phrasing, asks questions, tests
and the rivals' phrasings before and after, and lists what changes. Nothing is written.

Exit code: 0 when no question becomes worse, 1 otherwise.`,
  run: async (invocation) => {
    const { terminal, now, args } = invocation;
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
    const [entry, ...rest] = positionals;
    const phrasing = rest.join(' ');
    const edit = editSchema.safeParse({ kind: 'phrasing', entry, phrasing });
    if (!edit.success) {
      throw new UsageError('Name an entry, then the phrasing in quotes.');
    }
    const folder = folderOf(invocation);
    const preview = await previewEdit({
      folder,
      edit: edit.data,
      asked: [phrasing],
      now,
    });
    for (const error of preview.errors) terminal.complain(error);
    for (const change of [...preview.asked, ...preview.changed]) {
      terminal.say(lineOf(change));
    }
    for (const warning of preview.warnings) terminal.say(`  ${warning}`);
    terminal.say(
      `${count(preview.changed.length, 'change')} in ${count(preview.checked, 'question')} asked again.`,
    );
    const isFine =
      preview.errors.length === 0 && preview.changed.every(({ isWorse }) => !isWorse);
    return isFine ? 0 : 1;
  },
};
