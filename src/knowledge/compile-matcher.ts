import { compileMatcher, compileUntested } from '../match/compile.ts';
import type { CompiledMatcher } from '../match/compiled.ts';
import { wordVectors } from '../word-vectors.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import type { Content } from './compile-content.ts';
import { documentsOf } from './documents.ts';

/** What only a full compilation finds: it hides phrasings and reads all common words. */
export type FoundByMatcher = Pick<CompiledMatcher, 'thresholds' | 'guard'>;

/** How a matcher is compiled for a service that follows every save. */
export type MatcherOptions = {
  /** What an earlier compilation found; with it nothing is found afresh. */
  readonly found?: FoundByMatcher | undefined;
  /**
   * `may-lag`: where only answers have changed, the last matcher is taken, which knows
   * their old words. To train one takes seconds, and a visitor reads the new words.
   */
  readonly index?: 'current' | 'may-lag' | undefined;
};

type Kept = {
  readonly matcher: CompiledMatcher;
  /** Equal for equal documents, whatever their answers. */
  readonly questions: string;
};

/** Matchers compiled before by all that they were compiled from, the latest last. */
export type MatcherCache = Map<string, Kept>;

/** The one that is served, those of some previews, and one to go back to. */
const mostKept = 4;

/** The matcher of some content, and whether its index still has old words of answers. */
export const matcherOf = (
  content: Content,
  cache: MatcherCache,
  { found: all, index = 'current' }: MatcherOptions,
): { readonly matcher: CompiledMatcher; readonly isLagging: boolean } => {
  const { vocabulary } = content;
  const found = all && { thresholds: all.thresholds, guard: all.guard };
  const documents = documentsOf(content);
  const keyOf = (read: unknown): string =>
    sha256(canonicalJson([read, vocabulary, found ?? null]));
  const key = keyOf(documents);
  const questions = keyOf(documents.map(({ answer: _, ...question }) => question));
  const keep = (kept: Kept): void => {
    cache.delete(key);
    cache.set(key, kept);
    for (const oldest of [...cache.keys()].slice(0, -mostKept)) cache.delete(oldest);
  };
  const known = cache.get(key);
  if (known !== undefined) {
    keep(known);
    return { matcher: known.matcher, isLagging: false };
  }
  const last = [...cache.values()].findLast((kept) => kept.questions === questions);
  if (index === 'may-lag' && last !== undefined) {
    return { matcher: last.matcher, isLagging: true };
  }
  const source = { documents, vocabulary, vectors: wordVectors };
  const matcher =
    found === undefined
      ? compileMatcher(source)
      : { ...compileUntested(source), ...found };
  keep({ matcher, questions });
  return { matcher, isLagging: false };
};
