import { packNumbers } from '../learn/packed.ts';
import type { WordVectors } from '../learn/word-vectors.ts';
import { isWordOf } from '../learn/word-vectors.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stop-words.ts';
import { toTokens } from '../text/to-tokens.ts';
import { compileClassifier } from './compile-classifier.ts';
import { compileGuard } from './compile-guard.ts';
import { compileLexicon } from './compile-lexicon.ts';
import type { CompiledMatcher, CompiledTexts } from './compiled.ts';
import { matcherVersion } from './compiled.ts';
import { findConcepts } from './concepts.ts';
import type { MatchDocument } from './document.ts';
import { findThresholds } from './find-thresholds.ts';
import type { CompiledLexicon } from './lexicon.ts';
import { loadLexicon } from './lexicon.ts';
import { loadModel } from './model.ts';
import { defaultThresholds } from './thresholds.ts';
import type { Pattern } from './vocabulary.ts';
import { compileVocabulary } from './vocabulary.ts';

/** The content words of a text; all words where only stop words stand. */
const contentOf = (tokens: readonly string[]): readonly string[] => {
  const content = tokens.filter((token) => !isStopWord(token));
  return content.length > 0 ? content : tokens;
};

const stemsOf = (tokens: readonly string[]): string[] => contentOf(tokens).map(stem);

type Analysed = {
  readonly id: string;
  readonly overlaps: readonly string[];
  /** Tokens of each phrasing, then its concepts. */
  readonly phrasings: readonly (readonly string[])[];
  readonly answer: readonly string[];
};

const analyseDocument = (
  document: MatchDocument,
  conceptsIn: (tokens: readonly string[]) => string[],
): Analysed => {
  const withConcepts = (tokens: readonly string[]): string[] => [
    ...tokens,
    ...conceptsIn(tokens),
  ];
  const texts = distinct([document.question, ...document.phrasings].map(toTokens));
  return {
    id: document.id,
    overlaps: document.overlaps ?? [],
    phrasings: texts.map(withConcepts),
    answer: withConcepts(contentOf(toTokens(document.answer))),
  };
};

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
  const conceptsIn = createConceptFinder(patterns);
  const documents = source.documents
    .map((document) => analyseDocument(document, conceptsIn))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const { lexicon, idOf } = compileLexicon([
    ...documents.flatMap(({ phrasings, answer }) => [...phrasings, answer]),
    ...patterns.map(({ words }) => words),
  ]);
  const texts = packTexts(documents, lexicon, idOf);
  const model = loadModel(texts);
  return {
    version: matcherVersion,
    ...texts,
    patterns: patterns.map(({ concept, stems }) => [concept, ...stems].join(' ')),
    guard: '',
    classifier: compileClassifier(model, source.vectors ?? null),
    thresholds: defaultThresholds,
  };
};

const packTexts = (
  documents: readonly Analysed[],
  lexicon: CompiledLexicon,
  idOf: ReadonlyMap<string, number>,
): CompiledTexts => {
  const idsOf = (words: readonly string[]): number[] =>
    words.flatMap((word) => idOf.get(word) ?? []);
  const positions = new Map(documents.map(({ id }, position) => [id, position]));
  const answers = documents.map(({ answer }) => idsOf(answer));
  const words = documents.flatMap(({ phrasings }) => phrasings.map(idsOf));
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

/** Finds the concepts of a text, each once; those of queries only are not looked for. */
const createConceptFinder = (
  patterns: readonly Pattern[],
): ((tokens: readonly string[]) => string[]) => {
  const byFirst = Map.groupBy(
    patterns.filter((pattern) => !pattern.queryOnly),
    (pattern) => pattern.stems[0] ?? '',
  );
  if (byFirst.size === 0) return () => [];
  return (tokens) => {
    const found = new Set<string>();
    findConcepts(
      stemsOf(tokens),
      (first) => byFirst.get(first),
      (concept) => found.add(concept),
    );
    return [...found];
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
