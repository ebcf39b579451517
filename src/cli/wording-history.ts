import { sha256 } from '../knowledge/canonical.ts';
import { signedText } from '../knowledge/compile-entries.ts';
import type { EntrySource } from '../knowledge/parse-entry.ts';
import { parseEntry } from '../knowledge/parse-entry.ts';
import { parseYaml } from '../knowledge/parse-yaml.ts';
import type { Article } from '../schema/entry.ts';
import { articleSchema } from '../schema/entry.ts';
import type { Commit, Git } from './git.ts';
import { fileAt, historyOf } from './git.ts';
import type { Sound } from './load.ts';

/** An entry as it stood at a commit: the exact text that could be signed, and its hash. */
export type PastWording = {
  readonly commit: Commit;
  readonly id: string;
  readonly text: string;
  readonly hash: string;
};

const withoutTop = (path: string): string => path.replace(/^knowledge\//, '');

/** The article that an entry at a commit names, as it stood then. */
const articleAt = async (
  git: Git,
  commit: string,
  entry: EntrySource,
): Promise<ReadonlyMap<string, Article>> => {
  const { article } = entry.front.source;
  if (article === undefined) return new Map();
  const own = entry.path.startsWith('articles/') ? entry.path.split('/')[1] : article;
  const file = `knowledge/articles/${own}/article.yaml`;
  const text = await fileAt(git, commit, file);
  if (text === undefined) return new Map();
  const yaml = parseYaml(text, { file, line: 1 });
  const parsed = articleSchema.safeParse(yaml.source?.value);
  return parsed.success ? new Map([[parsed.data.id, parsed.data]]) : new Map();
};

/** An entry file as it stood at a commit, or undefined when it was no sound entry. */
export const wordingAt = async (
  git: Git,
  commit: Commit,
): Promise<PastWording | undefined> => {
  const text = await fileAt(git, commit.hash, commit.path);
  if (text === undefined) return undefined;
  const { entry } = parseEntry({
    path: withoutTop(commit.path),
    file: commit.path,
    text,
    hash: '',
  });
  if (entry === undefined) return undefined;
  const signable = signedText(entry, await articleAt(git, commit.hash, entry));
  return { commit, id: entry.front.id, text: signable, hash: sha256(signable) };
};

/**
 * The commit that brought the present wording in: going back in the file's history, the
 * last one that still has the same hash. Who made it is the wording's author for git.
 */
export const introducedBy = async (
  git: Git,
  path: string,
  hash: string,
): Promise<Commit | undefined> => {
  let found: Commit | undefined;
  for (const commit of await historyOf(git, path)) {
    if ((await wordingAt(git, commit))?.hash !== hash) break;
    found = commit;
  }
  return found;
};

/** The text of an earlier wording of a file, by its hash. */
export const wordingByHash = async (
  git: Git,
  path: string,
  hash: string,
): Promise<PastWording | undefined> => {
  for (const commit of await historyOf(git, path)) {
    const past = await wordingAt(git, commit);
    if (past?.hash === hash) return past;
  }
  return undefined;
};

/** The source of an entry by its id. */
export const sourceById = ({ sources }: Sound, id: string): EntrySource | undefined =>
  sources.entries.find((entry) => entry.front.id === id);
