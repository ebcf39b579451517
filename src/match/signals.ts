import type { Index } from '../index/index.ts';
import { eachGram } from '../text/grams.ts';
import { hashPair } from '../text/hash.ts';
import type { Analysis } from './analyse.ts';
import type { Classifier } from './classifier.ts';
import type { Signal } from './fuse.ts';
import { findHash } from './hash-table.ts';
import type { Model } from './model.ts';
import { addFeature, clearQuery, createSparseQuery, scoreAll } from './sparse-query.ts';

/** Scores each document by each signal. The arrays belong to it and are reused. */
export type Signals = {
  readonly scores: Readonly<Record<Signal, Float32Array>>;
  readonly score: (analysis: Analysis) => void;
};

export const createSignals = (
  { lexicon, corpus, space, ...vectors }: Model,
  index: Index | null,
  classifier: Classifier | null,
): Signals => {
  const { grams, words, answers } = vectors;
  const stems = lexicon.stems.length;
  const hasAnswers = corpus.answerWords.length > 0;
  const gramQuery = createSparseQuery(grams.features);
  const wordQuery = createSparseQuery(words.features);
  const scores = {
    char: new Float32Array(corpus.documents),
    index: new Float32Array(corpus.documents),
    answer: new Float32Array(corpus.documents),
    words: new Float32Array(corpus.documents),
    classifier: new Float32Array(corpus.documents),
  };

  const countWord = (word: number): void => {
    const end = space.gramStarts[word + 1] ?? 0;
    for (let at = space.gramStarts[word] ?? 0; at < end; at += 1) {
      addFeature(gramQuery, space.gramIds[at] ?? 0);
    }
  };

  const countGrams = ({ terms, concepts }: Analysis): void => {
    clearQuery(gramQuery);
    for (const term of terms) {
      if (term.word >= 0) countWord(term.word);
      else {
        eachGram(term.text, (hash) => addFeature(gramQuery, findHash(space.grams, hash)));
      }
    }
    for (const concept of concepts) countWord(concept);
  };

  const countPairs = ({ content }: Analysis): void => {
    let previous = -1;
    for (const { stem } of content) {
      if (previous >= 0 && stem >= 0) {
        const pair = findHash(space.pairs, hashPair(previous, stem));
        if (pair >= 0) addFeature(wordQuery, stems + pair);
      }
      previous = stem;
    }
  };

  const known: number[] = [];
  const countStems = ({ content, concepts }: Analysis): void => {
    clearQuery(wordQuery);
    known.length = 0;
    for (const { stem } of content) {
      addFeature(wordQuery, stem);
      if (stem >= 0) known.push(stem);
    }
    for (const concept of concepts) {
      const stem = lexicon.stemOf[concept] ?? 0;
      addFeature(wordQuery, stem);
      known.push(stem);
    }
  };

  return {
    scores,
    score: (analysis) => {
      countGrams(analysis);
      scoreAll(gramQuery, grams, scores.char);
      countStems(analysis);
      if (hasAnswers) scoreAll(wordQuery, answers, scores.answer);
      countPairs(analysis);
      scoreAll(wordQuery, words, scores.words);
      if (classifier !== null) {
        scores.classifier.fill(0);
        classifier.add(wordQuery, words, 0, scores.classifier);
        classifier.add(gramQuery, grams, words.features, scores.classifier);
      }
      index?.score(
        known.map((stem) => lexicon.stems[stem] ?? ''),
        scores.index,
      );
    },
  };
};
