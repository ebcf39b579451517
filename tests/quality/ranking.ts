import { createMatcher } from '../../src/matcher.ts';
import type { Case, Evaluation, Figures } from './clinic.ts';
import type { Search } from './peers.ts';
import type { QuestionSet } from './question-set.ts';
import { areaUnderCurve, mean, quantile } from './statistics.ts';

/** The matcher as a search whose score is the confidence. */
export const vettedSearch = (entries: QuestionSet['entries']): Search => {
  const matcher = createMatcher(entries);
  return (query) =>
    matcher.match(query).map(({ id, confidence }) => ({ id, score: confidence }));
};

/** Ranks the queries of a set and gives the usual figures of retrieval. */
export const evaluateRanking = async (
  set: QuestionSet,
  search: Search,
): Promise<Evaluation> => {
  const cases: Case[] = [];
  const ranks: number[] = [];
  const inScope: number[] = [];
  const outOfScope: number[] = [];
  const calibration: { confidence: number; isRight: boolean }[] = [];
  for (const { text, gold } of set.queries) {
    const found = await search(text);
    const first = found[0];
    const confidence = first?.score ?? 0;
    if (gold === null) {
      outOfScope.push(confidence);
      continue;
    }
    const rank = found.findIndex(({ id }) => id === gold) + 1;
    ranks.push(rank);
    inScope.push(confidence);
    calibration.push({ confidence, isRight: rank === 1 });
    cases.push({
      set: set.name,
      text,
      outcome: rank === 1 ? 'first' : rank === 0 ? 'not found' : `place ${rank}`,
      expected: gold,
      got: first?.id ?? 'nothing',
      confidence,
      isGood: rank === 1,
    });
  }
  return { cases, calibration, figures: figuresOf(ranks, inScope, outOfScope) };
};

const figuresOf = (
  ranks: readonly number[],
  inScope: readonly number[],
  outOfScope: readonly number[],
): Figures => {
  const cut = quantile(inScope, 0.05);
  return {
    'top-1': 100 * mean(ranks.map((rank) => (rank === 1 ? 1 : 0))),
    'top-3': 100 * mean(ranks.map((rank) => (rank >= 1 && rank <= 3 ? 1 : 0))),
    MRR: mean(ranks.map((rank) => (rank === 0 ? 0 : 1 / rank))),
    ...(outOfScope.length === 0
      ? {}
      : {
          AUROC: areaUnderCurve(inScope, outOfScope),
          'out of scope refused at 95% acceptance':
            100 * mean(outOfScope.map((confidence) => (confidence < cut ? 1 : 0))),
        }),
  };
};
