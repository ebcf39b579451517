import { packNumbers } from '../learn/packed.ts';
import type { WordVectors } from '../learn/word-vectors.ts';
import { isWordOf } from '../learn/word-vectors.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { isStopWord } from '../text/stop-words.ts';
import { toTokens } from '../text/to-tokens.ts';
import { compileClassifier } from './compile-classifier.ts';
import { compileGuard } from './compile-guard.ts';
import { compileLexicon } from './compile-lexicon.ts';
import type { CompiledMatcher, CompiledTexts } from './compiled.ts';
import { matcherVersion } from './compiled.ts';
import { packPattern } from './concepts.ts';
import type { MatchDocument } from './document.ts';
import { findThresholds } from './find-thresholds.ts';
import type { CompiledLexicon } from './lexicon.ts';
import { loadLexicon } from './lexicon.ts';
import { loadModel } from './model.ts';
import { defaultThresholds } from './thresholds.ts';
import { compileVocabulary } from './vocabulary.ts';

/** The content words of a text; all words where only stop words stand. */
const contentOf = (tokens: readonly string[]): readonly string[] => {
  const content = tokens.filter((token) => !isStopWord(token));
  return content.length > 0 ? content : tokens;
};

type Analysed = {
  readonly id: string;
  readonly overlaps: readonly string[];
  /** Tokens of each phrasing. */
  readonly phrasings: readonly (readonly string[])[];
  readonly answer: readonly string[];
};

const analyseDocument = (document: MatchDocument): Analysed => ({
  id: document.id,
  overlaps: document.overlaps ?? [],
  phrasings: distinct([document.question, ...document.phrasings].map(toTokens)),
  answer: contentOf(toTokens(document.answer)),
});

/** What a matcher is compiled from. */
export type MatcherSource = {
  readonly documents: readonly MatchDocument[];
  readonly vocabulary?: Vocabulary;
  /** With them the classifier also learns from the meaning of words. */
  readonly vectors?: WordVectors;
};

/** Compiles documents into a matcher. Deterministic; the order of documents is free. */
export const compileMatcher = (source: MatcherSource): CompiledMatcher => {
  const untested = compileUntested(source);
  return {
    ...untested,
    guard: compileGuard(loadLexicon(untested.lexicon), isWordOf(source.vectors)),
    thresholds: findThresholds(source, compileUntested),
  };
};

/**
 * Compiles without what takes long and a self-test can do without: the usual thresholds,
 * and no guard of real words against spelling correction.
 */
export const compileUntested = (source: MatcherSource): CompiledMatcher => {
  const patterns = compileVocabulary(source.vocabulary ?? { same: [], means: {} });
  const documents = source.documents
    .map(analyseDocument)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const { lexicon, idOf } = compileLexicon([
    ...documents.flatMap(({ phrasings, answer }) => [...phrasings, answer]),
    ...patterns.map(({ words }) => words),
  ]);
  const texts = {
    ...packTexts(documents, lexicon, idOf),
    patterns: patterns.map(packPattern),
  };
  const model = loadModel(texts);
  return {
    version: matcherVersion,
    ...texts,
    guard: '',
    classifier: compileClassifier(model, source.vectors ?? null),
    thresholds: defaultThresholds,
  };
};

/** Shortest first, then by words: what is alike stands together, which gzip makes most of. */
const byLength = (one: readonly number[], other: readonly number[]): number => {
  const at = one.findIndex((word, place) => word !== other[place]);
  return one.length - other.length || (one[at] ?? 0) - (other[at] ?? 0);
};

const packTexts = (
  documents: readonly Analysed[],
  lexicon: CompiledLexicon,
  idOf: ReadonlyMap<string, number>,
): Omit<CompiledTexts, 'patterns'> => {
  const idsOf = (words: readonly string[]): number[] =>
    words.flatMap((word) => idOf.get(word) ?? []);
  const positions = new Map(documents.map(({ id }, position) => [id, position]));
  const answers = documents.map(({ answer }) => idsOf(answer));
  const words = documents.flatMap(({ phrasings }) => [
    ...phrasings.slice(0, 1).map(idsOf),
    ...phrasings.slice(1).map(idsOf).sort(byLength),
  ]);
  return {
    ids: documents.map(({ id }) => id),
    lexicon,
    phrasingCounts: packNumbers(documents.map((document) => document.phrasings.length)),
    wordCounts: packNumbers(words.map((phrasing) => phrasing.length)),
    phrasingWords: packNumbers(words.flat()),
    answerCounts: packNumbers(answers.map((answer) => answer.length)),
    answerWords: packNumbers(answers.flat()),
    overlaps: packNumbers(
      documents.flatMap(({ overlaps }) => {
        const known = overlaps.flatMap((id) => positions.get(id) ?? []);
        return [known.length, ...known];
      }),
    ),
  };
};

const distinct = (texts: readonly (readonly string[])[]): (readonly string[])[] => {
  const seen = new Set<string>();
  return texts.filter((tokens) => {
    const text = tokens.join(' ');
    if (text === '' || seen.has(text)) return false;
    seen.add(text);
    return true;
  });
};
