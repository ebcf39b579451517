import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from './clinic.ts';

/** What `--json` prints. */
export type Printed = {
  readonly sections: readonly {
    readonly name: string;
    readonly figures: Readonly<Record<string, number>>;
    readonly cases: readonly Case[];
  }[];
};

/**
 * Evaluates an earlier commit with today's judge: in a worktree of its own in the
 * temporary folder, removed afterwards.
 */
export const evaluateCommit = (
  root: string,
  commit: string,
  options: readonly string[],
): Printed => {
  const folder = mkdtempSync(join(tmpdir(), 'vetted-compare-'));
  const tree = join(folder, 'tree');
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  git('worktree', 'add', '--quiet', '--detach', tree, commit);
  try {
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
    rmSync(join(tree, 'tests/quality'), { recursive: true, force: true });
    cpSync(join(root, 'tests/quality'), join(tree, 'tests/quality'), { recursive: true });
    const script = join(tree, 'tests/quality/evaluate.ts');
    const printed = execFileSync(process.execPath, [script, '--json', ...options], {
      cwd: tree,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
    return JSON.parse(printed) as Printed;
  } finally {
    git('worktree', 'remove', '--force', tree);
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The queries whose outcome is another one now, as lines of text. */
export const changes = (before: Printed, now: Printed): string[] =>
  now.sections.flatMap(({ name, figures, cases }) => {
    const old = before.sections.find((section) => section.name === name);
    if (old === undefined) return [`${name}: not evaluated then`];
    const byText = new Map(old.cases.map((one) => [`${one.set}|${one.text}`, one]));
    const moved = cases.flatMap((one) => {
      const was = byText.get(`${one.set}|${one.text}`);
      if (was === undefined || was.outcome === one.outcome) return [];
      const sign = one.isGood === was.isGood ? '~' : one.isGood ? '+' : '-';
      return [
        `${sign} ${one.set}: "${one.text}" ${was.outcome} (${was.got}) -> ${one.outcome} (${one.got})`,
      ];
    });
    const changed = Object.entries(figures).flatMap(([key, value]) => {
      const was = old.figures[key];
      return was === undefined || Math.abs(was - value) < 5e-4
        ? []
        : [`  ${key}: ${was.toFixed(3)} -> ${value.toFixed(3)}`];
    });
    return [`${name}: ${moved.length} queries changed`, ...changed, ...moved];
  });
