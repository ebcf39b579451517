import { prepare } from '../answer.ts';
import { documentsOf } from '../knowledge/documents.ts';
import type { SelfTestCase } from '../match/self-test.ts';
import { selfTest } from '../match/self-test.ts';
import type { Entry } from '../schema/entry.ts';
import { tables } from '../tables.ts';
import { wordVectors } from '../word-vectors.ts';
import { gitIn } from './git.ts';
import type { Sound } from './load.ts';
import { dayOf, loadSound } from './load.ts';
import type { Outcome, Probe } from './outcomes.ts';
import { outcomeOf, probesOf } from './outcomes.ts';
import { knowledgeAt } from './past-knowledge.ts';
import { count } from './report.ts';
import type { Terminal } from './terminal.ts';
import type { Invocation, Verb } from './verb.ts';

type Tried = { readonly probe: Probe; readonly outcome: Outcome };

const groupOf = (entries: readonly Entry[], id: string): ReadonlySet<string> =>
  new Set([id, ...(entries.find((entry) => entry.id === id)?.overlaps ?? [])]);

/** What is wrong with an outcome, or undefined. */
const failureOf = ({ probe, outcome }: Tried, group: ReadonlySet<string>) => {
  const isAnswered = outcome.answered.some((id) => group.has(id));
  if (probe.kind === 'not') {
    return outcome.answered.includes(probe.entry)
      ? `"${probe.query}" must not be answered by ${probe.entry}, and is.`
      : undefined;
  }
  // An entry about booking is as well served by the way to book.
  if (outcome.isHandOff && probe.leadsToPeople) return undefined;
  if (isAnswered || outcome.offered.some((id) => group.has(id))) return undefined;
  return `"${probe.query}" must find ${probe.entry}, and leads to ${outcome.summary}.`;
};

const runProbes = ({ terminal }: Invocation, sound: Sound, tried: readonly Tried[]) => {
  const { entries } = sound.knowledge;
  let failures = 0;
  for (const each of tried) {
    const failure = failureOf(each, groupOf(entries, each.probe.entry));
    if (failure === undefined) continue;
    failures += 1;
    const { file, line } = each.probe;
    terminal.say(
      `${terminal.style('bold', `${file}:${line}`)}  ${terminal.style('red', 'failed')}  ${failure}`,
    );
  }
  const offered = tried.filter(
    ({ probe, outcome }) => probe.kind === 'tests' && outcome.offered.length > 0,
  ).length;
  if (failures > 0) terminal.say();
  terminal.say(
    `Tests: ${tried.length - failures} of ${tried.length} hold (${offered} by offering a choice).`,
  );
  return failures;
};

const showMiss = (
  { say }: Terminal,
  { phrasing, document, rival }: SelfTestCase,
): void => {
  const instead = rival === null ? 'nothing is found' : `${rival} comes first`;
  say(`  "${phrasing}" of ${document}: ${instead}`);
};

/** Hides phrasings and asks them: how well are questions found that nobody wrote down? */
const runSelfTest = ({ terminal }: Invocation, { content }: Sound): void => {
  const documents = documentsOf(content);
  const isEntry = new Set(content.entries.map(({ id }) => id));
  const cases = selfTest({
    documents,
    vocabulary: content.vocabulary,
    vectors: wordVectors,
  }).filter((each) => isEntry.has(each.document));
  const misses = cases.filter(({ rank }) => rank !== 1);
  if (misses.length > 0) {
    terminal.say('\nPhrasings that are not found first when they are hidden:');
    for (const miss of misses) showMiss(terminal, miss);
  }
  const share = cases.length === 0 ? 1 : (cases.length - misses.length) / cases.length;
  terminal.say(
    `\nHidden phrasings: ${cases.length - misses.length} of ${cases.length} find their entry first (${(share * 100).toFixed(1)}%). Aim for 90%. Never remove a real phrasing to get there: add others.`,
  );
};

/** What the same sentences led to at the last commit. */
const showChanges = async (
  { cwd, now, terminal }: Invocation,
  tried: readonly Tried[],
): Promise<void> => {
  const before = await knowledgeAt(gitIn(cwd), 'HEAD', dayOf(now)).catch(() => undefined);
  if (before === undefined) {
    terminal.say(
      '\nSince the last commit: cannot be compared (no commit without errors).',
    );
    return;
  }
  const answerer = prepare(before, tables);
  const known = new Set(before.entries.map(({ id }) => id));
  const changed = tried
    .filter(({ probe }) => known.has(probe.entry))
    .map((each) => ({ ...each, was: outcomeOf(answerer, each.probe.query, now).summary }))
    .filter(({ was, outcome }) => was !== outcome.summary);
  terminal.say(
    changed.length === 0
      ? '\nSince the last commit: no test leads anywhere else.'
      : '\nSince the last commit:',
  );
  for (const { probe, was, outcome } of changed) {
    terminal.say(`  "${probe.query}": ${was} → ${outcome.summary}`);
  }
};

/** `test`: do sentences lead where they should? */
export const verb: Verb = {
  summary: 'Ask every test sentence and every hidden phrasing, and name the rivals.',
  help: `Usage: npm run knowledge -- test

  1. Each sentence under "tests" must find its entry (or one it overlaps), each under
     "not" must not be answered by it. A failure names what is found instead.
  2. Each phrasing is hidden and asked, to see whether its entry is found without it.
  3. Each test is asked of the last commit too, to show what your change moved.

Exit code: 0 when all tests hold, 1 when one does not.`,
  run: async (invocation) => {
    const sound = await loadSound(invocation);
    const answerer = prepare(sound.knowledge, tables);
    const tried = probesOf(sound.sources.entries).map((probe) => ({
      probe,
      outcome: outcomeOf(answerer, probe.query, invocation.now),
    }));
    const failures = runProbes(invocation, sound, tried);
    runSelfTest(invocation, sound);
    await showChanges(invocation, tried);
    if (failures > 0) invocation.terminal.say(`\n${count(failures, 'test')} failed.`);
    return failures === 0 ? 0 : 1;
  },
};
