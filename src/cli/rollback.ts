import { parseArgs } from 'node:util';
import type { Published } from './publish-target.ts';
import { chosenTarget, targetHelp, targetOptions } from './target-options.ts';
import type { Verb } from './verb.ts';
import { UsageError } from './verb.ts';

const fewDigits = 12;

const chosenVersion = (
  versions: readonly Published[],
  current: string | undefined,
  wanted: string | undefined,
): Published => {
  if (wanted !== undefined) {
    const found = versions.filter(({ version }) => version.startsWith(wanted));
    const [only] = found;
    if (only !== undefined && found.length === 1) return only;
    throw new UsageError(
      `${found.length === 0 ? 'No' : 'More than one'} published version begins with "${wanted}". 'versions' lists them.`,
    );
  }
  const position = versions.findIndex(({ version }) => version === current);
  const before = position === -1 ? undefined : versions[position + 1];
  if (before === undefined) {
    throw new UsageError(
      "There is no version before the one that is served. Name one, or 'deployed' for the one of the deploy.",
    );
  }
  return before;
};

/** `rollback`: an earlier version serves again. */
export const verb: Verb = {
  summary: 'Serve the version before this one again, or any earlier one.',
  help: `Usage: npm run knowledge -- rollback [<version> | deployed] [where]

Without a version: the one published before the served one. 'deployed' returns to the
knowledge that the Worker was deployed with. Signatures and withdrawals are part of a
version: an answer withdrawn since then would be served again, so look first.

${targetHelp}`,
  run: async ({ args, cwd, terminal }) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: targetOptions,
    });
    const { target } = chosenTarget(values, cwd);
    const [wanted] = positionals;
    if (wanted === 'deployed') {
      await target.point(null);
      terminal.say(`${target.name} serves the knowledge of its deploy again.`);
      return 0;
    }
    const chosen = chosenVersion(await target.list(), await target.current(), wanted);
    await target.point(chosen);
    terminal.say(
      `${chosen.version.slice(0, fewDigits)} (published ${chosen.at.slice(0, 16).replace('T', ' ')}) is served again by ${target.name}, within about a minute.`,
    );
    terminal.say(
      'The files in knowledge/ are unchanged: mend or revert them before the next publish.',
    );
    return 0;
  },
};
