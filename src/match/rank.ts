import type { Candidate } from '../schema/decision.ts';
import type { Analysis } from './analyse.ts';
import type { ConfidenceSignals } from './confidence.ts';
import { confidenceOf } from './confidence.ts';
import { coverageOf } from './coverage.ts';
import { evidenceOf } from './evidence.ts';
import type { Pool, Signal, Weights } from './fuse.ts';
import { addZScores, best } from './fuse.ts';
import type { Model } from './model.ts';
import type { Signals } from './signals.ts';
import { createWordForWord } from './word-for-word.ts';

/** Orders the documents for an analysed query. */
export type Ranker = (analysis: Analysis, limit: number) => Candidate[];

/** The least confidence in what was asked as it stands in the knowledge. */
const askedWordForWord = 0.9;

/** A rival is looked for among so many, past the overlapping ones. */
const fewestRanked = 8;

export const createRanker = (
  ids: readonly string[],
  { lexicon, corpus, words }: Model,
  signals: Signals,
  weights: Weights,
): Ranker => {
  const wordForWord = createWordForWord(lexicon, corpus);
  const total = new Float32Array(corpus.documents);
  const active = (Object.keys(weights) as Signal[]).filter(
    (signal) => weights[signal] > 0,
  );
  const weightSum = active.reduce((sum, signal) => sum + weights[signal], 0);
  const { scores, likeness } = signals;

  const signalsOf = (
    document: number,
    ranked: readonly number[],
    analysis: Analysis,
    normaliser: Normaliser,
  ): ConfidenceSignals => {
    const overlaps = corpus.overlaps[document] ?? [];
    const rival = ranked.find((other) => other !== document && !overlaps.includes(other));
    const score = total[document] ?? 0;
    const { coverage, unknown } = coverageOf(analysis, document, words);
    return {
      char: Math.min(1, scores.char[document] ?? 0),
      words: Math.min(1, scores.words[document] ?? 0),
      coverage,
      unknown,
      margin: rival === undefined ? 0 : (score - (total[rival] ?? 0)) / weightSum,
      probability:
        weights.classifier > 0
          ? probabilityOf(document, overlaps, scores.classifier, normaliser)
          : coverage,
      likeness: likeness?.(document) ?? coverage,
    };
  };

  return (analysis, limit) => {
    if (corpus.documents === 0 || analysis.terms.length === 0) return [];
    const pool = signals.score(analysis);
    for (let at = 0; at < pool.size; at += 1) total[pool.documents[at] ?? 0] = 0;
    for (const signal of active) {
      addZScores(scores[signal], weights[signal], total, pool);
    }
    const asked = wordForWord(analysis);
    if (asked >= 0) {
      const [first = asked] = best(total, 1, pool);
      total[asked] = (total[first] ?? 0) + weightSum;
    }
    const normaliser = normaliserOf(scores.classifier, pool);
    const ranked = best(total, Math.max(limit, fewestRanked), pool);
    return ranked.slice(0, limit).map((document) => {
      const values = signalsOf(document, ranked, analysis, normaliser);
      return {
        id: ids[document] ?? '',
        score: total[document] ?? 0,
        confidence: Math.max(
          confidenceOf(values),
          document === asked ? askedWordForWord : 0,
        ),
        // Few callers look at the evidence, so it is put together when one does.
        get evidence() {
          return evidenceOf(analysis, document, words, values);
        },
      };
    });
  };
};

/** The highest logit and the sum of the softmax, once a query. */
type Normaliser = { readonly highest: number; readonly sum: number };

const normaliserOf = (logits: Float32Array, { documents, size }: Pool): Normaliser => {
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < size; at += 1) {
    const logit = logits[documents[at] ?? 0] ?? 0;
    if (logit > highest) highest = logit;
  }
  let sum = 0;
  for (let at = 0; at < size; at += 1) {
    sum += Math.exp((logits[documents[at] ?? 0] ?? 0) - highest);
  }
  return { highest, sum };
};

/** The softmax share of a document and those it overlaps. */
const probabilityOf = (
  document: number,
  overlaps: readonly number[],
  logits: Float32Array,
  { highest, sum }: Normaliser,
): number => {
  let own = Math.exp((logits[document] ?? 0) - highest);
  for (const other of overlaps) own += Math.exp((logits[other] ?? 0) - highest);
  return Math.min(1, own / sum);
};
