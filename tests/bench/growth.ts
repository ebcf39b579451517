import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import MiniSearch from 'minisearch';
import { prepare } from '../../src/answer.ts';
import { inspectKnowledge } from '../../src/knowledge/compile.ts';
import type { Document } from '../../src/knowledge/documents.ts';
import { documentsOf } from '../../src/knowledge/documents.ts';
import { compileMatcher } from '../../src/match/compile.ts';
import type { CompiledGate } from '../../src/safety/compiled.ts';
import type { Knowledge } from '../../src/schema/knowledge.ts';
import { tables } from '../../src/tables.ts';
import { wordVectors } from '../../src/word-vectors.ts';
import { generateEntries, varyPhrasings } from './queries.ts';

/** CPU of a whole answer and of a bare MiniSearch search, at one size. */
export type GrowthRow = {
  readonly entries: number;
  /** Whole answer: gate, match, decide, reply. */
  readonly answerUs: number;
  /** `search` of a MiniSearch with its defaults over the same texts. */
  readonly miniSearchUs: number;
  readonly ratio: number;
  readonly compileMs: number;
  readonly loadMs: number;
};

const now = new Date('2026-06-10T09:00:00Z');

/** CPU of this process so far, in microseconds; unlike a clock, it leaves others out. */
const cpuUs = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** How much CPU each of the rounds below may take. */
const warmUpUs = 3_000_000;
const roundUs = 700_000;

/** Microseconds of CPU a call: warm-up first, then the best of three rounds. */
const microseconds = (
  queries: readonly string[],
  work: (query: string) => unknown,
): number => {
  let next = 0;
  const round = (limitUs: number): number => {
    const began = cpuUs();
    let calls = 0;
    while (cpuUs() - began < limitUs) {
      for (let batch = 0; batch < 25; batch += 1) {
        work(queries[next % queries.length] ?? '');
        next += 1;
      }
      calls += 25;
    }
    return (cpuUs() - began) / calls;
  };
  round(warmUpUs);
  return Math.min(round(roundUs), round(roundUs), round(roundUs));
};

const timed = <T>(work: () => T): { readonly value: T; readonly ms: number } => {
  const began = performance.now();
  const value = work();
  return { value, ms: performance.now() - began };
};

type SearchText = { readonly id: string; readonly text: string; readonly answer: string };

const bareMiniSearch = (texts: readonly SearchText[]): MiniSearch<SearchText> => {
  const index = new MiniSearch<SearchText>({ fields: ['text', 'answer'] });
  index.addAll(texts);
  return index;
};

type Measured = {
  /** What both search. */
  readonly texts: readonly SearchText[];
  /** What is asked, varied. */
  readonly phrasings: readonly string[];
  readonly compileMs: number;
};

const measure = (
  knowledge: Knowledge,
  { texts, phrasings, compileMs }: Measured,
): GrowthRow => {
  const { value: answerer, ms: loadMs } = timed(() => prepare(knowledge, tables));
  const index = bareMiniSearch(texts);
  const queries = varyPhrasings(phrasings, 5000);
  const answerUs = microseconds(queries, (query) =>
    answerer.answer({ query }, { now, serve: 'all' }),
  );
  const miniSearchUs = microseconds(queries, (query) => index.search(query));
  return {
    entries: knowledge.entries.length,
    answerUs,
    miniSearchUs,
    ratio: answerUs / miniSearchUs,
    compileMs,
    loadMs,
  };
};

const folder = fileURLToPath(new URL('../../knowledge', import.meta.url));

/** All that the matcher of the clinic's own knowledge base knows, as text. */
const realDocuments = async ({ gate }: Knowledge): Promise<readonly Document[]> => {
  const today = now.toISOString().slice(0, 10);
  const { classifier } = gate as CompiledGate;
  const { content } = await inspectKnowledge(folder, {
    today,
    ...(classifier && { classifier }),
  });
  if (content === undefined) throw new Error('The knowledge has errors');
  return documentsOf(content);
};

/** The clinic's own knowledge base: entries, small talk and declined topics. */
const measureReal = async (real: Knowledge): Promise<GrowthRow> => {
  const documents = await realDocuments(real);
  const isEntry = new Set(real.entries.map(({ id }) => id));
  return measure(real, {
    texts: documents.map(({ id, question, phrasings, answer }) => ({
      id,
      text: [question, ...phrasings].join(' '),
      answer,
    })),
    phrasings: documents
      .filter(({ id }) => isEntry.has(id))
      .flatMap(({ question, phrasings }) => [question, ...phrasings]),
    compileMs: Number.NaN,
  });
};

/** Of so many generated entries the phrasings are asked. */
const askedEntries = 3000;

/** Generated entries under the clinic's rules and wording. */
const measureGenerated = (real: Knowledge, count: number): GrowthRow => {
  const generated = generateEntries(count);
  const [template] = real.entries;
  if (template === undefined) throw new RangeError('The knowledge has no entries');
  const { value: matcher, ms } = timed(() =>
    compileMatcher({ documents: generated, vectors: wordVectors }),
  );
  const entries = generated.map(({ id, question, phrasings, answer }) => ({
    ...template,
    id,
    question,
    label: question,
    phrasings: [...phrasings],
    overlaps: [],
    followUps: [],
    blocks: [{ type: 'paragraph' as const, inlines: [{ text: answer }] }],
  }));
  return measure(
    { ...real, entries, matcher },
    {
      texts: generated.map(({ id, question, phrasings, answer }) => ({
        id,
        text: [question, ...phrasings].join(' '),
        answer,
      })),
      phrasings: generated
        .slice(0, askedEntries)
        .flatMap(({ question, phrasings }) => [question, ...phrasings]),
      compileMs: ms,
    },
  );
};

// Started by bench.ts in a process of its own for each size, so that none inherits the
// other's heap: `growth.ts FILE COUNT`, with 0 for the real knowledge.
const [file = '', count = '0'] = process.argv.slice(2);
const real = JSON.parse(readFileSync(file, 'utf8')) as Knowledge;
const row =
  count === '0' ? await measureReal(real) : measureGenerated(real, Number(count));
console.log(JSON.stringify(row));
