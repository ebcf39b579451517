import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { didYouMean } from '../knowledge/nearest.ts';
import { writeAtomically } from '../knowledge/write-compiled.ts';
import { load } from './load.ts';
import type { Verb } from './verb.ts';
import { UsageError } from './verb.ts';

const frontMatter = /^(---[ \t]*\n)([\s\S]*?\n)(---[ \t]*(?:\n|$))/;
const withdrawnKey = /^withdrawn:.*\n(?:[ \t]+.*\n)*/m;

/** An entry file with its front matter's `withdrawn` set, or removed. */
const withWithdrawn = (text: string, why: string | undefined): string =>
  text.replace(frontMatter, (_, open: string, keys: string, close: string) => {
    const line = why === undefined ? '' : stringify({ withdrawn: why }, { lineWidth: 0 });
    return `${open}${keys.replace(withdrawnKey, '')}${line}${close}`;
  });

/** `withdraw`: the kill switch. */
export const verb: Verb = {
  summary: 'Take an answer out of service, at once and without a signature.',
  help: `Usage: npm run knowledge -- withdraw <id> --why "the reason"
       npm run knowledge -- withdraw <id> --undo

Marks the entry as withdrawn. Once saved, committed and published, nobody gets this
answer any more, in no mode; who asks for it is offered a person. Red flags and care
cards are not entries and cannot be withdrawn.`,
  run: async (invocation) => {
    const { cwd, terminal, args } = invocation;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { why: { type: 'string' }, undo: { type: 'boolean', default: false } },
    });
    const [id] = positionals;
    if (id === undefined) throw new UsageError('Which entry? Name its id.');
    if (!values.undo && (values.why ?? '').trim() === '') {
      throw new UsageError('Why? Add --why "the reason"; it is kept with the entry.');
    }
    const { sources } = await load(invocation);
    const entry = sources.entries.find(({ front }) => front.id === id);
    if (entry === undefined) {
      throw new UsageError(
        `No entry has the id "${id}".${didYouMean(id, sources.claimedIds)}`,
      );
    }
    const path = join('knowledge', entry.path);
    const text = await readFile(join(cwd, path), 'utf8');
    const why = values.undo ? undefined : values.why?.trim();
    await writeAtomically(join(cwd, path), withWithdrawn(text, why));
    terminal.say(
      values.undo ? `${id} is no longer withdrawn.` : `${id} is withdrawn: ${why ?? ''}`,
    );
    terminal.say(
      `Changed: ${path}. It takes effect once published:\n  git commit -m "Withdraw ${id}" -- ${path} && npm run knowledge -- publish`,
    );
    return 0;
  },
};
