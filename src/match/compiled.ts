import type { CompiledClassifier } from './classifier.ts';
import type { CompiledLexicon } from './lexicon.ts';
import type { Thresholds } from './thresholds.ts';

/** The version of this shape; `loadMatcher` refuses another. */
export const matcherVersion = 5;

/** A matcher as one JSON value. Numbers are packed (packed.ts). */
export type CompiledMatcher = {
  readonly version: typeof matcherVersion;
  /** Sorted, so that the order of the knowledge files changes nothing. */
  readonly ids: readonly string[];
  readonly lexicon: CompiledLexicon;
  /** For each document: how many phrasings (its question is the first). */
  readonly phrasingCounts: string;
  /** For each phrasing: how many words, without the concepts, which are found at load. */
  readonly wordCounts: string;
  /** Word ids of all phrasings. */
  readonly phrasingWords: string;
  readonly answerCounts: string;
  readonly answerWords: string;
  /** For each document: how many overlaps, then their positions. */
  readonly overlaps: string;
  /** The vocabulary, as `packPattern` writes it. */
  readonly patterns: readonly string[];
  /** Packed: real words that are no misspellings of the lexicon's (compile-guard.ts). */
  readonly guard: string;
  readonly classifier: CompiledClassifier | null;
  readonly thresholds: Thresholds;
};

/** The parts of a compiled matcher that hold the documents' words. */
export type CompiledTexts = Omit<
  CompiledMatcher,
  'version' | 'guard' | 'classifier' | 'thresholds'
>;
