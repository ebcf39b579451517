import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import type { Changes } from '../knowledge/fixture.ts';
import { today, writeFiles } from '../knowledge/fixture.ts';

const exec = promisify(execFile);

/** Two people of the small clinic, as git knows them. */
export const author = { name: 'Alma Author', email: 'alma@harbour.example' } as const;
export const reviewer = { name: 'Rosa Reviewer', email: 'rosa@harbour.example' } as const;
export type Person = { readonly name: string; readonly email: string };

/** What a command said and how it ended. */
export type Result = {
  readonly out: string;
  readonly errors: string;
  readonly code: number;
};

/** A clone of the small clinic's repository, and its commands. */
export type Project = {
  readonly root: string;
  readonly path: (...parts: string[]) => string;
  readonly git: (...args: string[]) => Promise<string>;
  /** Runs `npm run knowledge -- …`; `typed` is what the person types. */
  readonly knowledge: (
    args: readonly string[],
    typed?: string,
    day?: string,
  ) => Promise<Result>;
  /** Who sits at the keyboard from now on. */
  readonly as: (person: Person) => Promise<void>;
  readonly commit: (message: string) => Promise<void>;
};

/** Runs a command in this process, with a terminal that is a pair of strings. */
const run = async (
  args: readonly string[],
  cwd: string,
  { typed, now }: { readonly typed: string; readonly now: Date },
): Promise<Result> => {
  const lines = typed === '' ? [] : typed.trimEnd().split('\n');
  let out = '';
  let errors = '';
  const code = await runCommand(args, {
    cwd,
    now,
    terminal: {
      say: (line = '') => {
        out += `${line}\n`;
      },
      complain: (line) => {
        errors += `${line}\n`;
      },
      style: (_, text) => text,
      ask: async (question) => {
        out += question;
        return lines.shift();
      },
    },
  });
  return { out, errors, code };
};

const minuteMs = 60_000;

/** A git repository with the small clinic's knowledge, committed by its author. */
export const createProject = async (changes: Changes = {}): Promise<Project> => {
  const root = await mkdtemp(join(tmpdir(), 'vetted-project-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await writeFiles(join(root, 'knowledge'), changes);
  const git = async (...args: string[]): Promise<string> =>
    (await exec('git', args, { cwd: root })).stdout;
  const as = async ({ name, email }: Person): Promise<void> => {
    await git('config', 'user.name', name);
    await git('config', 'user.email', email);
  };
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('config', 'commit.gpgsign', 'false');
  await as(author);
  const commit = async (message: string): Promise<void> => {
    await git('add', 'knowledge');
    await git('commit', '--quiet', '-m', message);
  };
  await commit('Begin');
  // Each command a minute after the last: the newest of two versions must be told apart.
  let minutes = 0;
  return {
    root,
    path: (...parts) => join(root, ...parts),
    git,
    knowledge: (args, typed = '', day = today) => {
      minutes += 1;
      const now = new Date(Date.parse(`${day}T12:00:00Z`) + minutes * minuteMs);
      return run(args, root, { typed, now });
    },
    as,
    commit,
  };
};

/** Changes a knowledge file, as an editor would. */
export const edit = async (
  { path }: Project,
  file: string,
  change: (text: string) => string,
): Promise<void> =>
  writeFile(
    path('knowledge', file),
    change(await readFile(path('knowledge', file), 'utf8')),
  );

/** A project in which the reviewer has signed, and committed, some ids. */
export const signedProject = async (...ids: readonly string[]): Promise<Project> => {
  const project = await createProject();
  await project.as(reviewer);
  await project.knowledge(['sign', ...ids], 'yes\n'.repeat(ids.length));
  await project.commit('Sign');
  return project;
};
