import type { CompiledClassifier } from '../safety/classifier.ts';
import type { GateCompilation } from '../safety/compile.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import type { Entry } from '../schema/entry.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import { knowledgeSchemaVersion } from '../schema/knowledge-version.ts';
import { sha256 } from './canonical.ts';
import { contentWarnings } from './checks/content-checks.ts';
import type { Content } from './compile-content.ts';
import { compileContent } from './compile-content.ts';
import type { FoundByMatcher, MatcherCache, MatcherOptions } from './compile-matcher.ts';
import { matcherOf } from './compile-matcher.ts';
import type { RulesCache } from './compile-rules.ts';
import { compileRules } from './compile-rules.ts';
import type { ParseCache, Sources } from './load-sources.ts';
import { hasErrors, inReadingOrder } from './problems.ts';
import { standings } from './standing.ts';

/** What an earlier compilation left for the next one; make one with `createCache`. */
export type CompileCache = {
  readonly parsed: ParseCache;
  readonly rules: RulesCache;
  readonly matchers: MatcherCache;
};

/** An empty cache, to be handed to each compilation of one watching process. */
export const createCache = (): CompileCache => ({
  parsed: new Map(),
  rules: {},
  matchers: new Map(),
});

/** What only a full compilation finds: by its self-test, and by what it learns. */
export type Found = FoundByMatcher & {
  /** The classifier of the red flags, where it has any. */
  readonly classifier?: CompiledClassifier | undefined;
};

/** What a folder is read with. */
export type InspectOptions = {
  /** The day (YYYY-MM-DD): bank holidays are computed from its year on. */
  readonly today: string;
  readonly cache?: CompileCache;
  /** What an earlier compilation found; with it nothing is found or trained afresh. */
  readonly found?: Found | undefined;
};

export type CompileOptions = InspectOptions & MatcherOptions;

export type Compiled = {
  /** Absent when there is any error. */
  readonly knowledge?: Knowledge;
  readonly content?: Content;
  readonly sources: Sources;
  /** Whether the index still has old words of answers (`index: 'may-lag'`). */
  readonly isLagging: boolean;
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

/**
 * How many phrasings of an entry travel as text, to the device for typing help. The first
 * ones say the usual words; all of them were 18 kB as gzip for 37 entries, where 14 is the
 * limit. The matcher has all of them as numbers.
 */
const travellingPhrasings = 12;

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
  { today, cache = createCache(), found }: InspectOptions,
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
          ...(found?.classifier && { classifier: found.classifier }),
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
  { today, cache = createCache(), ...options }: CompileOptions,
): Promise<Compiled> => {
  const { rules, ...inspected } = await inspectKnowledge(folder, {
    today,
    cache,
    found: options.found,
  });
  const { content, sources, problems } = inspected;
  if (content === undefined || rules === undefined || hasErrors(problems)) {
    return { ...inspected, isLagging: false };
  }
  const { matcher, isLagging } = matcherOf(content, cache.matchers, options);
  const knowledge = withVersion({
    schema: knowledgeSchemaVersion,
    clinic: content.clinic,
    articles: [...content.articles.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    entries: content.entries.map(travelling),
    wording: content.wording,
    cards: [...rules.cards],
    gate: rules.gate,
    matcher,
    review: reviewOf(content, { sources, today, warnings: problems.length }),
  });
  return { knowledge, ...inspected, isLagging };
};
