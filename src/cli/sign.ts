import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseDocument } from 'yaml';
import { contentWarnings } from '../knowledge/checks/content-checks.ts';
import { didYouMean } from '../knowledge/nearest.ts';
import { wholes } from '../knowledge/standing.ts';
import { writeAtomically } from '../knowledge/write-compiled.ts';
import { showDifference } from './difference.ts';
import { gitIn, identity, uncommitted } from './git.ts';
import type { Sound } from './load.ts';
import { dayOf, loadSound } from './load.ts';
import { count, reportProblems } from './report.ts';
import type { Reviewer, Signable } from './signing.ts';
import { endOfValidity, refuseAuthor, reviewerOf, signableOf } from './signing.ts';
import type { Terminal } from './terminal.ts';
import type { Invocation, Verb } from './verb.ts';
import { UsageError } from './verb.ts';

const ledgerPath = 'knowledge/signatures.yaml';

const show = (
  terminal: Terminal,
  { id, text, lastSigned, note }: Signable,
  position: string,
): void => {
  const { say, style } = terminal;
  say(`\n${style('bold', `${position}  ${id}`)}\n`);
  if (lastSigned === undefined) {
    for (const line of text.split('\n')) say(`    ${line}`);
  } else {
    say('  Changed since it was last signed (- before, + now):');
    showDifference(terminal, lastSigned, text);
  }
  if (note !== undefined) say(`\n  ${style('yellow', 'Note for the reviewer:')} ${note}`);
};

/** Adds one line to the ledger; nothing that stands there is touched. */
const append = async (
  cwd: string,
  { id, hash }: Signable,
  { reviewer, signed, until }: { reviewer: Reviewer; signed: string; until: string },
): Promise<void> => {
  const path = join(cwd, ledgerPath);
  const ledger = parseDocument(await readFile(path, 'utf8'));
  const list = ledger.get('signatures');
  if (typeof list === 'object' && list !== null && 'flow' in list) list.flow = false;
  const { name, role, registration } = reviewer;
  const line = ledger.createNode({
    id,
    hash,
    reviewer: name,
    role,
    ...(registration === undefined ? {} : { registration }),
    signed,
    until,
  });
  ledger.addIn(['signatures'], line);
  await writeAtomically(path, ledger.toString({ lineWidth: 0 }));
};

const idsOf = (args: readonly string[], sound: Sound): readonly string[] => {
  const { positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {},
  });
  const known = new Set([
    ...sound.knowledge.entries.map(({ id }) => id),
    ...wholes(sound.sources).map(({ id }) => id),
  ]);
  if (positionals.length === 0) {
    throw new UsageError(
      "Sign what? Name one or more ids; 'npm run knowledge -- status' lists them.",
    );
  }
  for (const id of positionals) {
    if (!known.has(id)) {
      throw new UsageError(
        `There is nothing with the id "${id}".${didYouMean(id, known)}`,
      );
    }
  }
  return [...new Set(positionals)];
};

const signEach = async (
  { cwd, terminal, now }: Invocation,
  sound: Sound,
  { reviewer, signables }: { reviewer: Reviewer; signables: readonly Signable[] },
): Promise<number> => {
  const signed = dayOf(now);
  const until = endOfValidity(signed, sound.knowledge.clinic.signing['valid-months']);
  let number = 0;
  for (const [index, signable] of signables.entries()) {
    show(terminal, signable, `${index + 1} of ${signables.length}`);
    const { entry } = signable;
    if (entry !== undefined) {
      const warnings = contentWarnings({ entries: [entry] });
      if (warnings.length > 0) terminal.say('');
      reportProblems(terminal, warnings);
    }
    const answer = await terminal.ask(
      `\n  ${reviewer.name}, do you sign exactly this wording until ${until}? Type 'yes' to sign, anything else to skip: `,
    );
    if (answer === undefined) {
      terminal.complain('\nNobody answered; nothing more was signed.');
      break;
    }
    if (answer.trim().toLowerCase() === 'yes') {
      await append(cwd, signable, { reviewer, signed, until });
      number += 1;
      terminal.say(`  Signed: ${signable.id}`);
    } else terminal.say(`  Skipped: ${signable.id}`);
  }
  return number;
};

/** `sign`: a reviewer's approval of exact wordings, one by one. */
export const verb: Verb = {
  summary: 'Sign exact wordings, as a reviewer named in clinic.yaml.',
  help: `Usage: npm run knowledge -- sign <id> [<id> …]

Shows each exact text (or what changed since it was last signed) with the notes for the
reviewer, and asks for each. What you sign is added to knowledge/signatures.yaml; commit
that file with your own git identity, since its history is what proves the signature.

Ids are those of entries, or: red-flags, wording, language-<code>.

It refuses who is not a reviewer in clinic.yaml, whoever wrote the text, and anything
that is not committed yet.`,
  run: async (invocation) => {
    const { cwd, terminal, args } = invocation;
    const sound = await loadSound(invocation);
    const ids = idsOf(args, sound);
    const git = gitIn(cwd);
    const reviewer = reviewerOf(sound.knowledge.clinic.reviewers, await identity(git));
    const open = (await uncommitted(git)).filter((path) => path !== ledgerPath);
    if (open.length > 0) {
      throw new UsageError(
        `These files are not committed, so nobody could tell later what was signed: ${open.join(', ')}. Commit them first.`,
      );
    }
    const signables: Signable[] = [];
    for (const id of ids) {
      const signable = await signableOf(git, sound, id);
      refuseAuthor(signable, reviewer);
      if (signable.isSigned)
        terminal.say(`${id} is signed already; sign it again to renew it.`);
      signables.push(signable);
    }
    const number = await signEach(invocation, sound, { reviewer, signables });
    terminal.say(`\n${count(number, 'wording')} signed.`);
    if (number > 0) {
      terminal.say(
        `Commit it as yourself: git commit -m "Sign ${ids.join(', ')}" -- ${ledgerPath}`,
      );
    }
    return number === signables.length ? 0 : 1;
  },
};
