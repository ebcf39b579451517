import { parseArgs } from 'node:util';
import { count } from './report.ts';
import { chosenTarget, targetHelp, targetOptions } from './target-options.ts';
import type { Verb } from './verb.ts';

const fewDigits = 12;

/** `versions`: what was published. */
export const verb: Verb = {
  summary: 'List the published versions, the served one marked.',
  help: `Usage: npm run knowledge -- versions [where]

${targetHelp}`,
  run: async ({ args, cwd, terminal }) => {
    const { values } = parseArgs({ args: [...args], options: targetOptions });
    const { target } = chosenTarget(values, cwd);
    const versions = await target.list();
    const current = await target.current();
    if (versions.length === 0) {
      terminal.say(
        `Nothing is published to ${target.name}; it serves what it was deployed with.`,
      );
      return 0;
    }
    for (const { version, at, commit, entries, signed } of versions) {
      const mark = version === current ? terminal.style('green', '* served') : '        ';
      terminal.say(
        `${mark}  ${version.slice(0, fewDigits)}  ${at.slice(0, 16).replace('T', ' ')}  commit ${commit.slice(0, 8)}  ${count(entries, 'entry', 'entries')}, ${signed} signed`,
      );
    }
    if (current === undefined) {
      terminal.say(
        `\nNone of them is served: ${target.name} serves what it was deployed with.`,
      );
    }
    return 0;
  },
};
