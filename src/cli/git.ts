import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UsageError } from './verb.ts';

const run = promisify(execFile);
/** Enough for the history of any knowledge folder. */
const maxBytes = 256 * 1024 * 1024;

/** Questions to git in one folder; every answer is text. */
export type Git = (...args: readonly string[]) => Promise<string>;

/** Git in a folder. A failing command throws a sentence, not a stack trace. */
export const gitIn =
  (cwd: string): Git =>
  async (...args) => {
    try {
      const { stdout } = await run('git', [...args], { cwd, maxBuffer: maxBytes });
      return stdout;
    } catch (error) {
      const said =
        typeof error === 'object' && error !== null && 'stderr' in error
          ? String(error.stderr).trim().split('\n')[0]
          : String(error);
      throw new UsageError(`'git ${args.join(' ')}' failed: ${said}`);
    }
  };

/** Who sits at the keyboard, as git knows them. */
export type Identity = { readonly name: string; readonly email: string };

const configured = async (git: Git, key: string): Promise<string> => {
  try {
    return (await git('config', key)).trim();
  } catch {
    return '';
  }
};

/** The git identity; empty texts where none is set. */
export const identity = async (git: Git): Promise<Identity> => ({
  name: await configured(git, 'user.name'),
  email: await configured(git, 'user.email'),
});

/** Paths under `knowledge/` that differ from the last commit, new files included. */
export const uncommitted = async (git: Git): Promise<readonly string[]> =>
  (await git('status', '--porcelain', '--untracked-files=all', '--', 'knowledge'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.slice(3));

/** A file at a commit, or undefined where it did not exist. */
export const fileAt = async (
  git: Git,
  commit: string,
  path: string,
): Promise<string | undefined> => {
  try {
    return await git('show', `${commit}:${path}`);
  } catch {
    return undefined;
  }
};

/** One commit that touched a file. */
export type Commit = {
  readonly hash: string;
  readonly email: string;
  readonly name: string;
  readonly day: string;
  readonly path: string;
};

/** The commits that touched a file, newest first, with its name at that time. */
export const historyOf = async (git: Git, path: string): Promise<readonly Commit[]> => {
  const log = await git(
    'log',
    '--follow',
    '--name-only',
    '--format=%x00%H%x01%ae%x01%an%x01%as',
    '--',
    path,
  );
  return log
    .split('\0')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [head = '', ...names] = part.split('\n').filter((line) => line !== '');
      const [hash = '', email = '', name = '', day = ''] = head.split('\x01');
      return { hash, email, name, day, path: names[0] ?? path };
    });
};

/** The files of a folder at a commit, by path. */
export const filesAt = async (
  git: Git,
  commit: string,
  folder: string,
): Promise<ReadonlyMap<string, string>> => {
  const names = (await git('ls-tree', '-r', '-z', '--name-only', commit, '--', folder))
    .split('\0')
    .filter((name) => name !== '');
  const files = new Map<string, string>();
  for (const name of names) {
    const text = await fileAt(git, commit, name);
    if (text !== undefined) files.set(name, text);
  }
  return files;
};
