import type { Index } from '../index/index.ts';
import { findHash } from '../learn/hash-table.ts';
import { eachGram } from '../text/grams.ts';
import { hashPair } from '../text/hash.ts';
import type { Analysis } from './analyse.ts';
import { createLargeScorer } from './candidates.ts';
import type { Classifier } from './classifier.ts';
import type { Pool, Signal } from './fuse.ts';
import type { Meaning } from './meaning.ts';
import type { Model } from './model.ts';
import { addFeature, clearQuery, createSparseQuery, scoreAll } from './sparse-query.ts';

/** Scores each document by each signal. The arrays belong to it and are reused. */
export type Signals = {
  readonly scores: Readonly<Record<Signal, Float32Array>>;
  /** Scores a query and gives the documents that compete for it. */
  readonly score: (analysis: Analysis) => Pool;
  /** Likeness in meaning of a document to the query last scored; null without vectors. */
  readonly likeness: ((document: number) => number) | null;
};

export const createSignals = (
  { lexicon, corpus, space, ...vectors }: Model,
  index: Index | null,
  classifier: Classifier | null,
  meaning: Meaning | null,
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

  const scoreClassifier = (analysis: Analysis): void => {
    if (classifier === null) return;
    scores.classifier.fill(0);
    classifier.add(wordQuery, words, 0, scores.classifier);
    classifier.add(gramQuery, grams, words.features, scores.classifier);
    meaning?.add(analysis, scores.classifier);
  };

  const everybody: Pool = {
    documents: Uint32Array.from({ length: corpus.documents }, (_, at) => at),
    size: corpus.documents,
  };

  const scoreEverybody = (analysis: Analysis): Pool => {
    countGrams(analysis);
    scoreAll(gramQuery, grams, scores.char);
    countStems(analysis);
    if (hasAnswers) scoreAll(wordQuery, answers, scores.answer);
    index?.score(
      known.map((stem) => lexicon.stems[stem] ?? ''),
      scores.index,
    );
    countPairs(analysis);
    scoreAll(wordQuery, words, scores.words);
    scoreClassifier(analysis);
    return everybody;
  };

  const likeness = meaning?.likeness ?? null;
  if (index !== null || corpus.documents === 0)
    return { scores, score: scoreEverybody, likeness };

  const byChar = createLargeScorer(grams, scores.char);
  const byWords = createLargeScorer(words, scores.words);
  const pool: Pool = { documents: new Uint32Array(512), size: 0 };
  const isIn = new Uint8Array(corpus.documents);
  return {
    scores,
    likeness,
    score: (analysis) => {
      for (let at = 0; at < pool.size; at += 1) isIn[pool.documents[at] ?? 0] = 0;
      pool.size = 0;
      countGrams(analysis);
      byChar.score(gramQuery);
      byChar.offer(pool, isIn);
      countStems(analysis);
      countPairs(analysis);
      byWords.score(wordQuery);
      byWords.offer(pool, isIn);
      return pool;
    },
  };
};
