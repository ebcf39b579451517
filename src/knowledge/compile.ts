import { compileMatcher, compileUntested } from '../match/compile.ts';
import type { CompiledClassifier } from '../safety/classifier.ts';
import type { GateCompilation } from '../safety/compile.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import type { Entry } from '../schema/entry.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import { knowledgeSchemaVersion } from '../schema/knowledge-version.ts';
import type { Thresholds } from '../schema/reading.ts';
import { wordVectors } from '../word-vectors.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { contentWarnings } from './checks/content-checks.ts';
import type { Content } from './compile-content.ts';
import { compileContent } from './compile-content.ts';
import type { RulesCache } from './compile-rules.ts';
import { compileRules } from './compile-rules.ts';
import { documentsOf } from './documents.ts';
import type { ParseCache, Sources } from './load-sources.ts';
import { hasErrors, inReadingOrder } from './problems.ts';
import { standings } from './standing.ts';

/** What an earlier compilation left for the next one; make one with `createCache`. */
export type CompileCache = {
  readonly parsed: ParseCache;
  readonly rules: RulesCache;
  readonly matcher: { key?: string; compiled?: unknown };
};

/** An empty cache, to be handed to each compilation of one watching process. */
export const createCache = (): CompileCache => ({
  parsed: new Map(),
  rules: {},
  matcher: {},
});

export type CompileOptions = {
  /** The day (YYYY-MM-DD): bank holidays are computed from its year on. */
  readonly today: string;
  readonly cache?: CompileCache;
  /** Those of an earlier compilation: with them the self-test that finds them is skipped. */
  readonly thresholds?: Thresholds;
  /** The gate's classifier of an earlier compilation: with it none is trained. */
  readonly classifier?: CompiledClassifier;
};

export type Compiled = {
  /** Absent when there is any error. */
  readonly knowledge?: Knowledge;
  readonly content?: Content;
  readonly sources: Sources;
  /** All that was found, errors first. */
  readonly problems: readonly ContentProblem[];
};

/** Whether rules and fixed wording are signed and in force, and how much there is to warn about. */
const reviewOf = (
  content: Content,
  { sources, today, warnings }: { sources: Sources; today: string; warnings: number },
): Knowledge['review'] => {
  const all = standings(content, sources, today);
  const isSigned = (wanted: string): boolean =>
    all.some(({ id, status }) => id === wanted && status === 'signed');
  return {
    rulesSigned: isSigned('red-flags'),
    wordingSigned: isSigned('wording'),
    warnings,
  };
};

const withVersion = (rest: Omit<Knowledge, 'version'>): Knowledge => {
  const { schema, ...others } = rest;
  return { schema, version: sha256(JSON.stringify(rest)), ...others };
};

/** The matcher of the content; compiled again only when what it reads has changed. */
const matcherOf = (
  content: Content,
  cache: CompileCache['matcher'],
  thresholds: Thresholds | undefined,
): unknown => {
  const texts = { documents: documentsOf(content), vocabulary: content.vocabulary };
  const source = { ...texts, vectors: wordVectors };
  const key = sha256(canonicalJson([texts, thresholds ?? null]));
  if (cache.key !== key) {
    cache.compiled =
      thresholds === undefined
        ? compileMatcher(source)
        : { ...compileUntested(source), thresholds };
    cache.key = key;
  }
  return cache.compiled;
};

/**
 * How many phrasings of an entry travel as text, to the device for typing help. The first
 * ones say the usual words; all of them were 18 kB as gzip for 37 entries, where 14 is the
 * limit. The matcher has all of them as numbers.
 */
const travellingPhrasings = 20;

const travelling = (entry: Entry): Entry => {
  const more = entry.phrasings.length - travellingPhrasings;
  return more <= 0
    ? entry
    : {
        ...entry,
        phrasings: entry.phrasings.slice(0, travellingPhrasings),
        morePhrasings: more,
      };
};

/** What was found without making the index, which is what takes its time. */
export type Inspected = Pick<Compiled, 'content' | 'sources' | 'problems'> & {
  readonly rules?: GateCompilation;
};

/** Reads and checks everything, rules included, but makes no index: quick enough to watch. */
export const inspectKnowledge = async (
  folder: string,
  { today, cache = createCache(), classifier }: CompileOptions,
): Promise<Inspected> => {
  const { content, sources, problems } = await compileContent(folder, {
    today,
    cache: cache.parsed,
  });
  const { redFlags } = sources;
  const { rules, problems: ruleProblems } =
    redFlags === undefined
      ? { rules: undefined, problems: [] }
      : compileRules(redFlags, sources, {
          cache: cache.rules,
          ...(classifier && { classifier }),
        });
  const all = [...problems, ...ruleProblems, ...contentWarnings(sources)];
  return {
    sources,
    problems: inReadingOrder(all),
    ...(content === undefined ? {} : { content }),
    ...(rules === undefined ? {} : { rules }),
  };
};

/**
 * Compiles a knowledge folder: entries, wording, rules and index become one JSON value
 * whose version is the hash of its content. All problems are reported at once; with any
 * error there is no knowledge, and whoever serves keeps the last good one.
 */
export const compileKnowledge = async (
  folder: string,
  { cache = createCache(), ...options }: CompileOptions,
): Promise<Compiled> => {
  const { rules, ...inspected } = await inspectKnowledge(folder, { ...options, cache });
  const { content, sources, problems } = inspected;
  if (content === undefined || rules === undefined || hasErrors(problems)) {
    return inspected;
  }
  const knowledge = withVersion({
    schema: knowledgeSchemaVersion,
    clinic: content.clinic,
    articles: [...content.articles.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    entries: content.entries.map(travelling),
    wording: content.wording,
    cards: [...rules.cards],
    gate: rules.gate,
    matcher: matcherOf(content, cache.matcher, options.thresholds),
    review: reviewOf(content, {
      sources,
      today: options.today,
      warnings: problems.length,
    }),
  });
  return { knowledge, ...inspected };
};
