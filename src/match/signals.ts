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
  const gramQuery = createSparseQuery(grams.features);
  const wordQuery = createSparseQuery(words.features);
  const scores = {
    char: new Float32Array(corpus.documents),
    index: new Float32Array(corpus.documents),
    answer: new Float32Array(corpus.documents),
    words: new Float32Array(corpus.documents),
    classifier: new Float32Array(corpus.documents),
  };

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

  return {
    scores,
    score: (analysis) => {
      countGrams(analysis);
      scoreAll(gramQuery, grams, scores.char);
      countStems(analysis);
      scoreAll(wordQuery, words, scores.words);
      if (classifier !== null) {
        scores.classifier.fill(0);
        classifier.add(wordQuery, words, 0, scores.classifier);
        classifier.add(gramQuery, grams, words.features, scores.classifier);
      }
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
