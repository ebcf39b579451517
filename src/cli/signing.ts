import { canonicalJson } from '../knowledge/canonical.ts';
import { signedText } from '../knowledge/compile-entries.ts';
import { fileHash, isSigned, newestSignature } from '../knowledge/ledger.ts';
import type { EntrySource } from '../knowledge/parse-entry.ts';
import { parseYaml } from '../knowledge/parse-yaml.ts';
import { wholeOf, wholes } from '../knowledge/standing.ts';
import type { Clinic } from '../schema/clinic.ts';
import type { Commit, Git, Identity } from './git.ts';
import { fileAt, historyOf } from './git.ts';
import type { Sound } from './load.ts';
import { UsageError } from './verb.ts';
import { introducedBy, sourceById, wordingByHash } from './wording-history.ts';

/** A reviewer as clinic.yaml names them. */
export type Reviewer = Clinic['reviewers'][number];

/** One thing to sign, with all that the reviewer must see. */
export type Signable = {
  readonly id: string;
  readonly hash: string;
  readonly text: string;
  /** The text that was signed last, when it was another one. */
  readonly lastSigned?: string;
  readonly note?: string;
  /** Names and e-mail addresses of who wrote it, in front matter and in git. */
  readonly authors: readonly string[];
  readonly isSigned: boolean;
  readonly entry?: EntrySource;
};

const same = (a: string, b: string): boolean =>
  a.trim().toLowerCase() === b.trim().toLowerCase();

/** The reviewer at the keyboard; refuses everybody whom clinic.yaml does not name. */
export const reviewerOf = (
  reviewers: readonly Reviewer[],
  { name, email }: Identity,
): Reviewer => {
  const reviewer = reviewers.find((each) => same(each.email, email));
  if (reviewer !== undefined) return reviewer;
  const who =
    email === '' ? 'git does not know who you are' : `you are ${name} <${email}>`;
  const list =
    reviewers.length === 0
      ? 'clinic.yaml names no reviewers'
      : `clinic.yaml names: ${reviewers.map((each) => `${each.name} <${each.email}>`).join(', ')}`;
  throw new UsageError(
    `Only a reviewer can sign: ${who}, and ${list}. Set 'git config user.email', or have the clinical lead add you under "reviewers".`,
  );
};

/** Refuses a reviewer who wrote the text, by its front matter or by git. */
export const refuseAuthor = ({ id, authors }: Signable, reviewer: Reviewer): void => {
  const isOwn = authors.some(
    (author) => same(author, reviewer.email) || same(author, reviewer.name),
  );
  if (isOwn) {
    throw new UsageError(
      `${reviewer.name} wrote "${id}" and so cannot sign it. Another reviewer must.`,
    );
  }
};

/** The last day of a signature given on a day. */
export const endOfValidity = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)))
    .toISOString()
    .slice(0, 10);
};

const entryToSign = async (git: Git, sound: Sound, entry: EntrySource) => {
  const { content } = sound;
  const { front, path } = entry;
  const file = `knowledge/${path}`;
  const compiled = content.entries.find(({ id }) => id === front.id);
  const hash = compiled?.hash ?? '';
  const last = newestSignature(content.ledger, front.id);
  const by = await introducedBy(git, file, hash);
  const before =
    last === undefined || last.hash === hash
      ? undefined
      : await wordingByHash(git, file, last.hash);
  const note = front['reviewer-note'];
  return {
    id: front.id,
    hash,
    text: signedText(entry, content.articles),
    authors: [front.author, ...(by === undefined ? [] : [by.email, by.name])],
    isSigned: isSigned(content.ledger, front.id, hash),
    entry,
    ...(before === undefined ? {} : { lastSigned: before.text }),
    ...(note === undefined ? {} : { note }),
  };
};

const wholeText = (value: unknown): string =>
  typeof value === 'string' ? value : canonicalJson(value);

/** The text of a whole file (or language) as it was signed, out of its history. */
const wholeByHash = async (
  git: Git,
  history: readonly Commit[],
  { id, hash }: { readonly id: string; readonly hash: string },
): Promise<string | undefined> => {
  for (const { hash: commit, path } of history) {
    const text = await fileAt(git, commit, path);
    const value = parseYaml(text ?? '', { file: path, line: 1 }).source?.value;
    const found = wholeOf(id, value);
    if (found !== undefined && fileHash(found) === hash) return wholeText(found);
  }
  return undefined;
};

/** Gathers what a reviewer must see of one id before signing it. */
export const signableOf = async (
  git: Git,
  sound: Sound,
  id: string,
): Promise<Signable> => {
  const entry = sourceById(sound, id);
  if (entry !== undefined) return entryToSign(git, sound, entry);
  const whole = wholes(sound.sources).find((each) => each.id === id);
  if (whole === undefined) throw new UsageError(`There is nothing with the id "${id}".`);
  const file = `knowledge/${id === 'red-flags' ? 'red-flags' : 'wording'}.yaml`;
  const history = await historyOf(git, file);
  const last = newestSignature(sound.content.ledger, id)?.hash;
  const before =
    last === undefined || last === whole.hash
      ? undefined
      : await wholeByHash(git, history, { id, hash: last });
  return {
    id,
    hash: whole.hash,
    text: wholeText(whole.value),
    authors: history[0] === undefined ? [] : [history[0].email],
    isSigned: last === whole.hash,
    ...(before === undefined ? {} : { lastSigned: before }),
  };
};
