import type { Index } from '../index/index.ts';
import { eachGram } from '../text/grams.ts';
import { hashPair } from '../text/hash.ts';
import type { Analysis } from './analyse.ts';
import type { Corpus } from './corpus.ts';
import { createFeatureSpace } from './feature-space.ts';
import { gramsOfPhrasing, joined, stemsOfAnswer, stemsOfPhrasing } from './features.ts';
import type { Signal } from './fuse.ts';
import { findHash } from './hash-table.ts';
import type { Lexicon } from './lexicon.ts';
import { addFeature, clearQuery, createSparseQuery, scoreAll } from './sparse-query.ts';
import type { Vectors } from './vectors.ts';
import { buildVectors } from './vectors.ts';

/** Scores each document by each signal. The arrays belong to it and are reused. */
export type Signals = {
  readonly scores: Readonly<Record<Signal, Float32Array>>;
  /** Best cosine of character grams with one phrasing, by document. */
  readonly phrasingChar: Float32Array;
  /** Stems and pairs of the joined phrasings, for coverage. */
  readonly words: Vectors;
  readonly answers: Vectors;
  readonly hasAnswers: boolean;
  readonly score: (analysis: Analysis) => void;
};

export const createSignals = (
  lexicon: Lexicon,
  corpus: Corpus,
  index: Index | null,
): Signals => {
  const space = createFeatureSpace(lexicon, corpus);
  const stems = lexicon.stems.length;
  const grams = space.grams.size;
  const ofGrams = gramsOfPhrasing(corpus, space);
  const ofStems = stemsOfPhrasing(lexicon, space);
  const wordFeatures = stems + space.pairs.size;
  const documents = corpus.documents;
  const char = buildVectors(documents, grams, joined(corpus, ofGrams));
  const phrasings = buildVectors(corpus.phrasings, grams, ofGrams);
  const words = buildVectors(documents, wordFeatures, joined(corpus, ofStems));
  const phrasingWords = buildVectors(corpus.phrasings, wordFeatures, ofStems);
  const answers = buildVectors(documents, stems, stemsOfAnswer(corpus, lexicon));

  const gramQuery = createSparseQuery(grams);
  const wordQuery = createSparseQuery(wordFeatures);
  const scores = {
    char: new Float32Array(documents),
    index: new Float32Array(documents),
    answer: new Float32Array(documents),
    words: new Float32Array(documents),
    phrasing: new Float32Array(documents),
  };
  const phrasingChar = new Float32Array(documents);
  const byPhrasing = new Float32Array(corpus.phrasings);

  const countGrams = (analysis: Analysis): void => {
    clearQuery(gramQuery);
    for (const term of analysis.terms) {
      if (term.word >= 0) {
        const end = space.gramStarts[term.word + 1] ?? 0;
        for (let at = space.gramStarts[term.word] ?? 0; at < end; at += 1) {
          addFeature(gramQuery, space.gramIds[at] ?? 0, term.weight);
        }
      } else {
        eachGram(term.text, (hash) =>
          addFeature(gramQuery, findHash(space.grams, hash), term.weight),
        );
      }
    }
  };

  const countStems = (analysis: Analysis): void => {
    clearQuery(wordQuery);
    let previous = -1;
    for (const term of analysis.content) {
      addFeature(wordQuery, term.stem, term.weight);
      if (previous >= 0 && term.stem >= 0) {
        const pair = findHash(space.pairs, hashPair(previous, term.stem));
        if (pair >= 0) addFeature(wordQuery, stems + pair, term.weight);
      }
      previous = term.stem;
    }
  };

  const bestByDocument = (target: Float32Array): void => {
    target.fill(0);
    for (let at = 0; at < byPhrasing.length; at += 1) {
      const document = corpus.documentOf[at] ?? 0;
      const score = byPhrasing[at] ?? 0;
      if (score > (target[document] ?? 0)) target[document] = score;
    }
  };

  return {
    scores,
    phrasingChar,
    words,
    answers,
    hasAnswers: corpus.answerWords.length > 0,
    score: (analysis) => {
      countGrams(analysis);
      scoreAll(gramQuery, char, scores.char);
      scoreAll(gramQuery, phrasings, byPhrasing);
      bestByDocument(phrasingChar);
      countStems(analysis);
      scoreAll(wordQuery, words, scores.words);
      scoreAll(wordQuery, phrasingWords, byPhrasing);
      bestByDocument(scores.phrasing);
      const known = analysis.content.filter((term) => term.stem >= 0);
      clearQuery(wordQuery);
      for (const term of known) addFeature(wordQuery, term.stem, term.weight);
      scoreAll(wordQuery, answers, scores.answer);
      index?.score(
        known.map((term) => lexicon.stems[term.stem] ?? ''),
        known.map((term) => term.weight),
        scores.index,
      );
    },
  };
};
