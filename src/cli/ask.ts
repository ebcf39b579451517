import { parseArgs } from 'node:util';
import type { Trace } from '../answer.ts';
import { prepare } from '../answer.ts';
import { doubtSentence, explain, flagSentence, signalSentence } from '../explain.ts';
import { percent } from '../explain-names.ts';
import { blocksToText } from '../schema/block-text.ts';
import type { Context } from '../schema/context.ts';
import type { Candidate } from '../schema/decision.ts';
import type { Reply } from '../schema/reply.ts';
import { tables } from '../tables.ts';
import { loadSound } from './load.ts';
import type { Terminal } from './terminal.ts';
import type { Verb } from './verb.ts';
import { UsageError } from './verb.ts';

const shown = 5;

const howWords: Readonly<Record<Candidate['evidence']['words'][number]['how'], string>> =
  {
    exact: 'the same word',
    stem: 'the same word in another form',
    synonym: 'a word of the same meaning',
    typo: 'a likely misspelling',
    none: 'not found in this entry',
  };

const showReply = ({ say, style }: Terminal, reply: Reply): void => {
  say(style('bold', 'The visitor sees:'));
  const { care } = reply;
  if (care !== undefined) {
    say(`  [${care.level} care card] ${care.heading}`);
    for (const item of care.items) say(`    - ${item}`);
    for (const { label } of care.actions) say(`    (${label})`);
  }
  if (reply.entry !== undefined && reply.entry.status !== 'signed') {
    say(`  [${reply.entry.status}: awaiting clinical review]`);
  }
  for (const line of blocksToText(reply.blocks).split('\n')) say(`  ${line}`);
  for (const { entry, blocks } of reply.more ?? []) {
    say(`  And: ${entry.question}`);
    for (const line of blocksToText(blocks).split('\n')) say(`  ${line}`);
  }
  for (const { label } of reply.options ?? []) say(`  ( ) ${label}`);
  for (const { label } of reply.followUps ?? []) say(`  [${label}]`);
};

const showWhy = (
  { say, style }: Terminal,
  { gate, reading, retrieval, decision, thresholds }: Trace,
): void => {
  say(`\n${style('bold', 'Why:')}`);
  say(`  Decision: ${decision.kind}${'why' in decision ? ` (${decision.why})` : ''}.`);
  if (reading.kind === 'question' && decision.kind !== 'care')
    say(`  Read as: "${reading.text}".`);
  const [completed] = retrieval.leaning;
  if (reading.kind === 'question' && completed !== undefined)
    say(
      `  With the last answer read as: "${reading.leaningText}", which finds ${completed.id} (${percent(completed.confidence)}).`,
    );
  if ('confidence' in decision)
    say(`  Decided with ${percent(decision.confidence)} confidence.`);
  if (gate.redFlag === null) say('  Red flags: none.');
  for (const flag of gate.flags) say(`  ${flagSentence(flag)}`);
  if (gate.redFlag === null)
    for (const flag of gate.doubted) say(`  ${doubtSentence(flag)}`);
  say(
    `  It answers from ${percent(thresholds.answer)} confidence and offers a choice from ${percent(thresholds.offer)}.`,
  );
};

const showCandidates = ({ say, style }: Terminal, found: readonly Candidate[]): void => {
  if (found.length === 0) say('  No entry shares a word with this.');
  for (const [index, { id, confidence, evidence }] of found.slice(0, shown).entries()) {
    say(`  ${index + 1}. ${style('bold', id)}: ${percent(confidence)} confident`);
    if (index > 1) continue;
    for (const { word, how, as } of evidence.words) {
      const other = as === undefined || as === word ? '' : ` ("${as}")`;
      say(`       "${word}": ${howWords[how]}${other}`);
    }
    say(`       ${signalSentence(evidence)}`);
  }
};

/** `ask`: a question as a visitor would ask it, and why the reply is what it is. */
export const verb: Verb = {
  summary: 'Ask a question as a visitor would, and see why the reply is what it is.',
  help: `Usage: npm run knowledge -- ask "the question" [--after "an earlier one"] [--signed]
       [--expected ID]

Shows the reply, then why: red flags, the entries found, how each word met them, and how
confident the choice is. Drafts answer too; with --signed only signed answers do, as on
the live service. With --after the question stands in a conversation (give it once for each
earlier message, in order). With --expected it says why that entry was not the one.`,
  run: async (invocation) => {
    const { args, terminal, now } = invocation;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        after: { type: 'string', multiple: true, default: [] },
        signed: { type: 'boolean', default: false },
        expected: { type: 'string' },
      },
    });
    const query = positionals.join(' ').trim();
    if (query === '') throw new UsageError('Ask what? Put the question in quotes.');
    terminal.complain('Learning the knowledge first. That may take a minute.');
    const { knowledge } = await loadSound(invocation);
    const answerer = prepare(knowledge, tables);
    const serve = values.signed ? 'signed' : 'all';
    let context: Context | undefined;
    for (const earlier of values.after)
      ({ context } = answerer.answer({ query: earlier, context }, { now, serve }).reply);
    const { reply, trace } = answerer.answer({ query, context }, { now, serve });
    showReply(terminal, reply);
    showWhy(terminal, trace);
    const { whole, leaning } = trace.retrieval;
    const found = whole.length > 0 ? whole : leaning;
    showCandidates(terminal, found.length > 0 ? found : answerer.match(query));
    for (const line of explain(trace, knowledge, values.expected).expected) {
      terminal.say(`  ${line}`);
    }
    return 0;
  },
};
