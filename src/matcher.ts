import { compileMatcher } from './match/compile.ts';
import type { MatchDocument } from './match/document.ts';
import type { Matcher } from './match/load.ts';
import { loadMatcher } from './match/load.ts';
import { wordVectors } from './word-vectors.ts';

/** An entry as other programs give it: no knowledge files needed. */
export type MatcherEntry = Pick<
  MatchDocument,
  'id' | 'question' | 'phrasings' | 'answer' | 'overlaps'
>;

/**
 * Makes a matcher from plain entries.
 *
 * `match(query)` gives `[{ id, score, confidence, evidence }]`, best first. The order of
 * the entries changes nothing; equal input gives equal output.
 */
export const createMatcher = (entries: readonly MatcherEntry[]): Matcher =>
  loadMatcher(compileMatcher({ documents: entries, vectors: wordVectors }), wordVectors);
