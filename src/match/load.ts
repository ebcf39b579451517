import type { Index } from '../index/index.ts';
import { createIndex } from '../index/index.ts';
import type { WordVectors } from '../learn/word-vectors.ts';
import { isWordOf } from '../learn/word-vectors.ts';
import type { Candidate } from '../schema/decision.ts';
import type { Analysis } from './analyse.ts';
import { analyse } from './analyse.ts';
import { loadClassifier } from './classifier.ts';
import type { CompiledMatcher } from './compiled.ts';
import { matcherVersion } from './compiled.ts';
import { weightsFor } from './fuse.ts';
import type { Meaning } from './meaning.ts';
import { loadMeaning } from './meaning.ts';
import type { Model } from './model.ts';
import { loadModel } from './model.ts';
import { createRanker } from './rank.ts';
import { createAddWord, createSentences, sumDocuments } from './sentences.ts';
import { createSignals } from './signals.ts';
import { createKnowledgeSpeller } from './spelling.ts';
import type { Thresholds } from './thresholds.ts';

/** Why a query matched as it did, for staff. */
export type Explanation = {
  readonly terms: Analysis['terms'];
  readonly candidates: readonly Candidate[];
  readonly thresholds: Thresholds;
};

export type Matcher = {
  /** Candidates, best first. */
  readonly match: (query: string, limit?: number) => Candidate[];
  readonly thresholds: Thresholds;
  readonly explain: (query: string) => Explanation;
};

const usualLimit = 10;

/** From this many documents on, only candidates are scored, and MiniSearch is left out. */
const largeKnowledge = 5000;

/** MiniSearch over the content stems of each document's phrasings. */
const indexOf = ({ lexicon, corpus, space }: Model): Index => {
  const startOf = (document: number): number =>
    space.stemStarts[corpus.documentStarts[document] ?? 0] ?? 0;
  return createIndex(
    Array.from({ length: corpus.documents }, (_, document) =>
      Array.from(
        space.stemIds.subarray(startOf(document), startOf(document + 1)),
        (stem) => lexicon.stems[stem] ?? '',
      ).join(' '),
    ),
  );
};

/** The word vectors' part of the classifier; null unless it was trained with this table. */
const meaningOf = (
  { classifier }: CompiledMatcher,
  { lexicon, corpus }: Model,
  vectors: WordVectors | null,
): Meaning | null => {
  const compiled = classifier?.meaning;
  if (compiled === undefined || vectors === null || compiled.table !== vectors.hash)
    return null;
  const { dims } = vectors;
  const addWord = createAddWord(lexicon, corpus, vectors);
  return loadMeaning(
    compiled,
    createSentences(dims, addWord),
    sumDocuments(corpus, dims, addWord),
  );
};

/**
 * Loads a compiled matcher: numbers are unpacked, weighed and indexed.
 * Without the word vectors that it was trained with it answers as well as it can.
 */
export const loadMatcher = (
  compiled: CompiledMatcher,
  vectors: WordVectors | null = null,
): Matcher => {
  if (compiled.version !== matcherVersion) {
    throw new Error(
      `The matcher was compiled as version ${String(compiled.version)}; ` +
        `this program reads version ${matcherVersion}. Compile the knowledge again.`,
    );
  }
  const model = loadModel(compiled);
  const { lexicon, patterns, corpus, words } = model;
  const language = {
    lexicon,
    speller: createKnowledgeSpeller(lexicon, compiled.guard, isWordOf(vectors)),
    patterns,
  };
  const index = corpus.documents > largeKnowledge ? null : indexOf(model);
  const features = words.features + model.grams.features;
  const classifier =
    compiled.classifier === null ? null : loadClassifier(compiled.classifier, features);
  const rank = createRanker(
    compiled.ids,
    model,
    createSignals(model, index, classifier, meaningOf(compiled, model, vectors)),
    weightsFor({
      answers: corpus.answerWords.length > 0,
      index: index !== null,
      classifier: classifier !== null,
    }),
  );

  return {
    match: (query, limit = usualLimit) => rank(analyse(query, language), limit),
    thresholds: compiled.thresholds,
    explain: (query) => {
      const analysis = analyse(query, language);
      return {
        terms: analysis.terms,
        candidates: rank(analysis, usualLimit),
        thresholds: compiled.thresholds,
      };
    },
  };
};
