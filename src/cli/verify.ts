import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { sha256 } from '../knowledge/canonical.ts';
import { signedText } from '../knowledge/compile-entries.ts';
import { blockSchema } from '../schema/block.ts';
import { blocksToText } from '../schema/block-text.ts';
import { statusOf } from '../schema/signature.ts';
import type { Git } from './git.ts';
import { gitIn } from './git.ts';
import type { Sound } from './load.ts';
import { dayOf, loadSound } from './load.ts';
import type { Terminal } from './terminal.ts';
import type { Verb } from './verb.ts';
import { UsageError } from './verb.ts';
import type { PastWording } from './wording-history.ts';
import { wordingAt } from './wording-history.ts';

/** What of a saved reply can be verified. */
const savedReply = z.object({
  entry: z.object({ id: z.string(), hash: z.string() }),
  blocks: z.array(blockSchema),
});

/** The beginning of a hash that is enough to look for. */
const hashPattern = /^[0-9a-f]{8,64}$/;

type Wanted = { readonly hash: string; readonly shown?: string };

const wantedFrom = async (cwd: string, what: string): Promise<Wanted> => {
  if (hashPattern.test(what)) return { hash: what };
  let text: string;
  try {
    text = await readFile(resolve(cwd, what), 'utf8');
  } catch {
    throw new UsageError(
      `"${what}" is neither a hash (8 to 64 of the letters 0-9 a-f) nor a file that can be read.`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(
      `"${what}" is not JSON. Save the whole reply of /api/ask in it.`,
    );
  }
  const parsed = savedReply.safeParse(value);
  if (!parsed.success) {
    throw new UsageError(
      `"${what}" holds no answer: a reply with "entry" and "blocks" was expected.`,
    );
  }
  return { hash: parsed.data.entry.hash, shown: blocksToText(parsed.data.blocks) };
};

/** Goes back through every commit that touched an entry until one has the hash. */
const searchHistory = async (
  git: Git,
  hash: string,
): Promise<PastWording | undefined> => {
  const log = await git(
    'log',
    '--format=%x00%H%x01%ae%x01%an%x01%as',
    '--name-only',
    '--diff-filter=d',
    '--',
    'knowledge',
  );
  for (const part of log.split('\0').filter((text) => text.trim() !== '')) {
    const [head = '', ...paths] = part.split('\n').filter((line) => line !== '');
    const [commit = '', email = '', name = '', day = ''] = head.split('\x01');
    for (const path of paths.filter((each) => each.endsWith('.md'))) {
      const past = await wordingAt(git, { hash: commit, email, name, day, path });
      if (past?.hash.startsWith(hash) === true) return past;
    }
  }
  return undefined;
};

const currentWording = ({ sources, content }: Sound, hash: string) => {
  for (const entry of sources.entries) {
    const text = signedText(entry, content.articles);
    const full = sha256(text);
    if (full.startsWith(hash)) return { id: entry.front.id, text, hash: full };
  }
  return undefined;
};

const saySignatures = ({ say }: Terminal, { content }: Sound, hash: string): void => {
  const signatures = content.ledger.signatures.filter((line) => line.hash === hash);
  if (signatures.length === 0) say('Signed by: nobody.');
  for (const { reviewer, role, registration, signed, until } of signatures) {
    const number = registration === undefined ? '' : `, ${registration}`;
    say(`Signed by: ${reviewer} (${role}${number}) on ${signed}, until ${until}.`);
  }
};

/** Whether the text that a reply showed holds the answer of the wording, line by line. */
const isShown = (sound: Sound, id: string, shown: string): boolean => {
  const entry = sound.content.entries.find((each) => each.id === id);
  if (entry === undefined) return false;
  const lines = new Set(shown.split('\n'));
  return blocksToText(entry.blocks)
    .split('\n')
    .every((line) => lines.has(line));
};

/** `verify`: which wording was this, who signed it, is it current. */
export const verb: Verb = {
  summary:
    'Find out which wording a reply showed, who signed it, and whether it is current.',
  help: `Usage: npm run knowledge -- verify <hash>
       npm run knowledge -- verify <reply.json>

The hash stands in every answer of the service ("entry.hash") and in the ledger; its
first 8 letters are enough. A reply is the JSON that /api/ask answered, saved in a file.
Old wordings are found in the history of the repository.

Exit code: 0 when the wording is known, 1 when it is not.`,
  run: async (invocation) => {
    const { args, cwd, terminal, now } = invocation;
    const { positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {},
    });
    const [what] = positionals;
    if (what === undefined) throw new UsageError('Verify what? Name a hash or a file.');
    const { hash, shown } = await wantedFrom(cwd, what);
    const sound = await loadSound(invocation);
    const current = currentWording(sound, hash);
    const past =
      current === undefined ? await searchHistory(gitIn(cwd), hash) : undefined;
    const found = current ?? past;
    if (found === undefined) {
      terminal.say(
        `No wording with the hash ${hash} stands in this folder or its history.`,
      );
      return 1;
    }
    terminal.say(`Entry: ${found.id}`);
    terminal.say(`Hash: ${found.hash}`);
    saySignatures(terminal, sound, found.hash);
    if (past !== undefined) {
      const { name, day, hash: commit } = past.commit;
      terminal.say(
        `Current: no. This wording stood in commit ${commit.slice(0, 12)} by ${name}, ${day}.`,
      );
    } else {
      const entry = sound.content.entries.find(({ id }) => id === found.id);
      const graceDays = sound.content.clinic.signing['grace-days'];
      const status =
        entry === undefined
          ? 'unsigned'
          : statusOf(entry, { today: dayOf(now), graceDays });
      terminal.say(`Current: yes, ${status}.`);
    }
    terminal.say(`\n${found.text}`);
    if (shown === undefined || current === undefined) return 0;
    const isSame = isShown(sound, found.id, shown);
    terminal.say(
      isSame
        ? '\nThe reply showed exactly this answer.'
        : '\nThe text in the reply is NOT this answer: it was changed after it left the service.',
    );
    return isSame ? 0 : 1;
  },
};
