import { parseArgs } from 'node:util';
import { sha256 } from '../knowledge/canonical.ts';
import { obstacles } from '../knowledge/release.ts';
import { isServable, statusOf } from '../schema/signature.ts';
import type { Git } from './git.ts';
import { gitIn, uncommitted } from './git.ts';
import type { Sound } from './load.ts';
import { dayOf, loadSound } from './load.ts';
import type { Published } from './publish-target.ts';
import { count } from './report.ts';
import { chosenTarget, targetHelp, targetOptions } from './target-options.ts';
import type { Verb } from './verb.ts';
import { UsageError } from './verb.ts';

const fewDigits = 12;

const aboutOf = async (
  git: Git,
  { knowledge }: Sound,
  { value, now }: { readonly value: string; readonly now: Date },
): Promise<Published> => {
  const graceDays = knowledge.clinic.signing['grace-days'];
  const moment = { today: dayOf(now), graceDays };
  return {
    version: knowledge.version,
    hash: sha256(value),
    schema: knowledge.schema,
    at: now.toISOString(),
    commit: (await git('rev-parse', 'HEAD')).trim(),
    entries: knowledge.entries.length,
    signed: knowledge.entries.filter((entry) =>
      isServable(statusOf(entry, moment), 'signed'),
    ).length,
  };
};

const refuseUncommitted = async (git: Git): Promise<void> => {
  const open = await uncommitted(git);
  if (open.length > 0) {
    throw new UsageError(
      `Not published: these files are not committed, so nobody could tell later what was shown.\n${open.map((path) => `  ${path}`).join('\n')}\nCommit them first: git add knowledge && git commit -m "Say what changed"`,
    );
  }
};

const refuseObstacles = ({ content, sources }: Sound, now: Date): void => {
  const found = obstacles(content, sources, dayOf(now));
  if (found.length > 0) {
    throw new UsageError(
      `Not published to the public:\n${found.map(({ what, mend }) => `  ${what}\n    → ${mend}`).join('\n')}\nTo try it where the public does not see it: --local, or --env preview.`,
    );
  }
};

/** `publish`: a new version without a deploy. */
export const verb: Verb = {
  summary: 'Give the running service the knowledge of the last commit.',
  help: `Usage: npm run knowledge -- publish [where]

Compiles the knowledge and hands it to the running service, which takes it over within
about a minute, without a deploy. Refuses files that are not committed, and, for the
public, knowledge with example values or without signatures.

${targetHelp}

On Node with the knowledge folder beside it, nothing needs publishing: the folder is
watched, and what is saved is served.`,
  run: async (invocation) => {
    const { args, cwd, terminal, now } = invocation;
    const { values } = parseArgs({ args: [...args], options: targetOptions });
    const { target, isPublic } = chosenTarget(values, cwd);
    const git = gitIn(cwd);
    await refuseUncommitted(git);
    const sound = await loadSound(invocation);
    if (isPublic) refuseObstacles(sound, now);
    const value = JSON.stringify(sound.knowledge);
    const about = await aboutOf(git, sound, { value, now });
    // The value first, the small pointer last: nobody is ever pointed at half a version.
    await target.put(about, value);
    await target.point(about);
    terminal.say(
      `Published ${about.version.slice(0, fewDigits)} to ${target.name}: ${count(about.entries, 'entry', 'entries')}, ${about.signed} signed.`,
    );
    terminal.say('It is taken over within about a minute of the next question.');
    return 0;
  },
};
