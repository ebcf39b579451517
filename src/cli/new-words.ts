import { prepare } from '../answer.ts';
import type { Sources } from '../knowledge/load-sources.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import { tables } from '../tables.ts';
import { nearWords, ownerOf, sameWords } from './taken-words.ts';
import type { Invocation } from './verb.ts';
import { UsageError } from './verb.ts';

/** Most near phrasings that are named; one small talk may hold dozens. */
const nearShown = 5;

/** Ends the command when one of the texts stands in the knowledge already. */
export const refuseTaken = (texts: readonly string[], sources: Sources): void => {
  for (const text of texts) {
    const same = sameWords(text, sources);
    if (same === undefined) continue;
    const { owner, file, line, isEntry } = same;
    throw new UsageError(
      `"${text}" stands already under ${owner} (${file}:${line}). ${
        isEntry
          ? 'Add to that entry, or use other words.'
          : 'Delete it there first if an entry is to answer it.'
      }`,
    );
  }
};

/** What small talk or declined topic visitors get now who ask a question. */
const ownerNow = (
  question: string,
  knowledge: Knowledge | undefined,
  now: Date,
): string | undefined => {
  // With errors there is no knowledge to ask.
  if (knowledge === undefined) return undefined;
  const { answer } = prepare(knowledge, tables);
  return ownerOf(answer({ query: question }, { now, serve: 'all' }).trace.decision);
};

/** Says what small talk or declined topic a question is near; whether there is any. */
export const warnOfNear = (
  { terminal, now }: Invocation,
  question: string,
  known: { readonly sources: Sources; readonly knowledge: Knowledge | undefined },
): boolean => {
  const near = nearWords(question, known.sources);
  const owner = ownerNow(question, known.knowledge, now);
  if (near.length === 0 && owner === undefined) return false;
  terminal.say(`"${question}" is near what wording.yaml answers already:`);
  for (const { text, owner: of, file, line } of near.slice(0, nearShown)) {
    terminal.say(`  ${file}:${line}  "${text}" of ${of}`);
  }
  if (near.length > nearShown) terminal.say(`  and ${near.length - nearShown} more`);
  if (owner !== undefined) terminal.say(`  Who asks it now gets ${owner}.`);
  terminal.say(
    'An entry would compete with that. Take such words out of wording.yaml, or give the entry phrasings of its own.',
  );
  return true;
};

/** Whether the person wants the entry although it is near to something. */
export const isWanted = async ({ terminal }: Invocation): Promise<boolean> => {
  const reply = await terminal.ask(
    "Begin the entry all the same? Type 'yes', or anything else to stop: ",
  );
  if (reply === undefined) {
    throw new UsageError(
      '\nNothing was written. To begin the entry all the same: --anyway',
    );
  }
  return reply.trim().toLowerCase() === 'yes';
};
