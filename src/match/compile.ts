import { buildIndex } from '../index/index.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stop-words.ts';
import { toTokens } from '../text/to-tokens.ts';
import { compileClassifier } from './compile-classifier.ts';
import { compileGuard } from './compile-guard.ts';
import { compileLexicon } from './compile-lexicon.ts';
import type { CompiledMatcher, CompiledTexts } from './compiled.ts';
import { matcherVersion } from './compiled.ts';
import type { MatchDocument } from './document.ts';
import { loadModel } from './model.ts';
import { packNumbers } from './packed.ts';
import { defaultThresholds } from './thresholds.ts';

/** From this many documents on, only candidates are scored, and MiniSearch is left out. */
export const largeKnowledge = 5000;

/** The content words of a text; all words where only stop words stand. */
const contentOf = (tokens: readonly string[]): readonly string[] => {
  const content = tokens.filter((token) => !isStopWord(token));
  return content.length > 0 ? content : tokens;
};

const stemsOf = (tokens: readonly string[]): string =>
  contentOf(tokens).map(stem).join(' ');

/** Compiles documents into a matcher. Deterministic; the order of documents is free. */
export const compileMatcher = (source: {
  readonly documents: readonly MatchDocument[];
  readonly vocabulary?: Vocabulary;
}): CompiledMatcher => {
  const documents = source.documents
    .map((document) => ({
      id: document.id,
      overlaps: document.overlaps ?? [],
      phrasings: distinct([document.question, ...document.phrasings].map(toTokens)),
      answer: contentOf(toTokens(document.answer)),
    }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const phrasings = documents.flatMap((document) => document.phrasings);
  const { lexicon, idOf } = compileLexicon([
    ...phrasings,
    ...documents.map((document) => document.answer),
  ]);
  const idsOf = (words: readonly string[]): number[] =>
    words.flatMap((word) => idOf.get(word) ?? []);
  const positions = new Map(documents.map(({ id }, position) => [id, position]));
  const answers = documents.map(({ answer }) => idsOf(answer));
  const words = phrasings.map(idsOf);
  const texts: CompiledTexts = {
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
  const model = loadModel(texts);
  return {
    version: matcherVersion,
    ...texts,
    guard: compileGuard(model.lexicon),
    index:
      documents.length > largeKnowledge
        ? null
        : buildIndex(
            documents.map((document, id) => ({
              id,
              all: document.phrasings.map(stemsOf).join(' '),
              answer: stemsOf(document.answer),
            })),
          ),
    classifier: compileClassifier(model),
    thresholds: defaultThresholds,
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
