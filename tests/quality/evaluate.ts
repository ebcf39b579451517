/** Figures and failures of the evaluation sets; `usage` says how to ask for them. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepare } from '../../src/answer.ts';
import { compileKnowledge } from '../../src/knowledge/compile.ts';
import { documentsOf } from '../../src/knowledge/documents.ts';
import { tables } from '../../src/tables.ts';
import type { Figures } from './clinic.ts';
import { evaluateClinic, mistypedSets, readSets } from './clinic.ts';
import type { Printed } from './compare.ts';
import { changes, evaluateCommit } from './compare.ts';
import { peers } from './peers.ts';
import type { QuestionSet } from './question-set.ts';
import { evaluateRanking, vettedSearch } from './ranking.ts';
import type { Section } from './report.ts';
import { reportHtml } from './report.ts';
import { mean } from './statistics.ts';
import { createTypist } from './typos.ts';

const usage = `npm run evaluate                      the clinic's own sets
npm run evaluate -- --sets DIR        the same five files from another folder
npm run evaluate -- --mistyped        their messages as hurried thumbs would type them
npm run evaluate -- --set FILE …      public sets: {entries, queries}
npm run evaluate -- --json            for machines
npm run evaluate -- --compare REV     what changed since a commit, query by query`;

/** What another library reaches on the same texts. */
export type Peer = { readonly name: string; readonly figures: Figures };

const root = fileURLToPath(new URL('../..', import.meta.url));

const comparePeers = async (set: QuestionSet): Promise<Peer[]> => {
  const found: Peer[] = [];
  for (const { name, create } of peers) {
    const { figures } = await evaluateRanking(set, create(set.entries));
    found.push({ name, figures });
  }
  return found;
};

const evaluatePublicSet = async (file: string): Promise<Section> => {
  const set: QuestionSet = JSON.parse(readFileSync(file, 'utf8'));
  const search = vettedSearch(set.entries);
  const clean = await evaluateRanking(set, search);
  const mistype = createTypist();
  const mistyped = await evaluateRanking(
    {
      ...set,
      queries: set.queries.map(({ text, gold }) => ({ text: mistype(text), gold })),
    },
    search,
  );
  const figures = {
    ...clean.figures,
    'top-1 with typos': mistyped.figures['top-1'] ?? 0,
  };
  return {
    name: set.name,
    evaluation: { ...clean, figures },
    peers: await comparePeers(set),
  };
};

const evaluateOwnSets = async (folder: string, isMistyped: boolean): Promise<Section> => {
  const today = new Date().toISOString().slice(0, 10);
  const compiled = await compileKnowledge(join(root, 'knowledge'), { today });
  if (compiled.knowledge === undefined || compiled.content === undefined) {
    const errors = compiled.problems.filter(({ severity }) => severity === 'error');
    const lines = errors.map(({ file, line, message }) => `${file}:${line}  ${message}`);
    console.error(['The knowledge has errors:', ...lines].join('\n'));
    process.exit(1);
  }
  const sets = isMistyped ? mistypedSets(folder) : readSets(folder);
  const entries = documentsOf(compiled.content);
  const ranking: QuestionSet = {
    name: 'clinic',
    entries,
    queries: [
      ...sets.questions,
      ...sets.oos
        .filter(({ kind }) => kind === 'near' || kind === 'far')
        .map(({ text }) => ({ text, gold: null })),
    ],
  };
  return {
    name: 'clinic',
    evaluation: evaluateClinic(prepare(compiled.knowledge, tables), sets),
    peers: sets.questions.length === 0 ? [] : await comparePeers(ranking),
  };
};

const figure = (value: number): string =>
  value <= 1 && !Number.isInteger(value) ? value.toFixed(3) : value.toFixed(1);

const print = ({ name, evaluation, peers: others }: Section): void => {
  console.log(`\n${name}`);
  for (const [key, value] of Object.entries(evaluation.figures)) {
    console.log(`  ${key.padEnd(44)} ${figure(value)}`);
  }
  const keys = ['top-1', 'top-3', 'MRR', 'AUROC'];
  const table = [{ name: 'Vetted', figures: evaluation.figures }, ...others];
  console.log(`  ${''.padEnd(12)}${keys.map((key) => key.padStart(9)).join('')}`);
  for (const peer of table) {
    const cells = keys.map((key) => {
      const value = peer.figures[key];
      return (value === undefined ? '' : figure(value)).padStart(9);
    });
    console.log(`  ${peer.name.padEnd(12)}${cells.join('')}`);
  }
};

const printFailures = ({ evaluation }: Section): void => {
  console.log('\n  What failed:');
  for (const one of evaluation.cases.filter(({ isGood }) => !isGood)) {
    console.log(
      `  ${one.set}: "${one.text}" expected ${one.expected}, got ${one.got} (${one.confidence.toFixed(2)})`,
    );
  }
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    set: { type: 'string', multiple: true },
    sets: { type: 'string' },
    mistyped: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    compare: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const files = [...(values.set ?? []), ...positionals].map((file) => resolve(file));
const folder = resolve(values.sets ?? join(root, 'tests/quality/sets'));

const sections: Section[] = [];
for (const file of files) sections.push(await evaluatePublicSet(file));
if (files.length === 0) sections.push(await evaluateOwnSets(folder, values.mistyped));

const printed: Printed = {
  sections: sections.map(({ name, evaluation }) => ({
    name,
    figures: evaluation.figures,
    cases: evaluation.cases,
  })),
};
if (values.json) {
  console.log(JSON.stringify(printed));
} else {
  for (const section of sections) print(section);
  if (files.length === 0) for (const section of sections) printFailures(section);
  if (files.length > 1) {
    const tops = [
      { name: 'Vetted', at: -1 },
      ...peers.map(({ name }, at) => ({ name, at })),
    ];
    console.log('\nMean top-1 of these sets');
    for (const { name, at } of tops) {
      const value = mean(
        sections.map(
          ({ evaluation, peers: others }) =>
            (at < 0 ? evaluation.figures : others[at]?.figures)?.['top-1'] ?? Number.NaN,
        ),
      );
      console.log(`  ${name.padEnd(12)} ${value.toFixed(1)}`);
    }
  }
  mkdirSync(join(root, 'reports'), { recursive: true });
  writeFileSync(join(root, 'reports/evaluation.html'), reportHtml(sections));
  console.log('\nPlots and all failures: reports/evaluation.html');
}
if (values.compare !== undefined) {
  const options =
    files.length > 0 ? files.flatMap((file) => ['--set', file]) : ['--sets', folder];
  const before = evaluateCommit(root, values.compare, options);
  for (const line of changes(before, printed)) console.log(line);
}
