import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { Change, Fate } from '../schema/edit.ts';
import { editSchema } from '../schema/edit.ts';
import { folderOf } from './load.ts';
import { checkEdit, previewEdit } from './preview-edit.ts';
import { count } from './report.ts';
import type { Invocation, Verb } from './verb.ts';
import { UsageError } from './verb.ts';

/** What the staff page sends when it asks for a preview. */
const requestSchema = z.strictObject({
  edit: editSchema,
  asked: z.array(z.string().max(2000)).max(50),
  /** The compiled knowledge that is served; saves compiling it again. */
  compiled: z.string().optional(),
  /** true: only the errors that the edit would bring. */
  isQuick: z.boolean().optional(),
});

const words = ({ kind, entry }: Fate): string => entry ?? kind;

const lineOf = ({ query, before, after, isWorse }: Change): string =>
  `  ${isWorse ? 'WORSE ' : ''}"${query}": ${words(before)} -> ${words(after)}`;

const requestFromInput = async () =>
  requestSchema.parse(JSON.parse(await text(process.stdin)));

/** Answers the staff page in JSON. */
const answerInJson = async (invocation: Invocation): Promise<number> => {
  const { edit, asked, compiled, isQuick } = await requestFromInput();
  const served =
    compiled === undefined || isQuick
      ? undefined
      : JSON.parse(await readFile(compiled, 'utf8'));
  const question = {
    folder: folderOf(invocation),
    edit,
    asked,
    now: invocation.now,
    ...(served !== undefined && { served }),
  };
  const preview = await (isQuick ? checkEdit(question) : previewEdit(question));
  invocation.terminal.say(JSON.stringify(preview));
  return 0;
};

/** `preview`: what one more phrasing would change, without writing anything. */
export const verb: Verb = {
  summary: 'Show what one more phrasing would change, without writing it.',
  help: `Usage: npm run knowledge -- preview <entry> "another way to say it"

Compiles a copy of the knowledge with the phrasing, asks questions, tests
and the rivals' phrasings before and after, and lists what changes. Nothing is written.

With --json it reads { "edit": …, "asked": […] } and prints JSON, as the staff page does.

Exit code: 0 when no question becomes worse, 1 otherwise.`,
  run: async (invocation) => {
    const { terminal, now, args } = invocation;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    if (values.json) return answerInJson(invocation);
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
