import type { WordVectors } from '../learn/word-vectors.ts';
import type { CompiledMatcher } from './compiled.ts';
import type { MatchDocument } from './document.ts';
import { loadMatcher } from './load.ts';
import type { Thresholds } from './thresholds.ts';
import { defaultThresholds, thresholdsFrom } from './thresholds.ts';

type Source = {
  readonly documents: readonly MatchDocument[];
  readonly vectors?: WordVectors;
};

/** With fewer phrasings each, what is hidden is missed too much to tell anything. */
const fewestPhrasings = 3;
const fewestHidden = 20;
/** More would make compiling slow; very large knowledge bases keep the usual thresholds. */
const mostPhrasings = 6000;
/** Every fifth phrasing is hidden. */
const hiddenEvery = 5;
/** The share of hidden phrasings that the threshold should let through. */
const acceptance = 0.9;
/**
 * What the threshold may be: public chatbot logs were served well within 0.3 to 0.6 by an
 * earlier confidence, which ran higher than this one where little is sure.
 */
const lowest = 0.25;
const highest = 0.6;

/**
 * Finds the thresholds from phrasings asked while hidden: the confidence that nine in ten
 * reach, within limits. Only entries with an answer count, where there are any: what is
 * refused needs no threshold.
 */
export const findThresholds = <T extends Source>(
  source: T,
  compile: (source: T) => CompiledMatcher,
): Thresholds => {
  const { documents } = source;
  const phrasings = documents.reduce((sum, { phrasings: { length } }) => sum + length, 0);
  if (phrasings < documents.length * fewestPhrasings || phrasings > mostPhrasings) {
    return defaultThresholds;
  }
  const halves = documents.map((document) => {
    const sorted = [...document.phrasings].sort();
    return {
      document,
      known: sorted.filter((_, at) => at % hiddenEvery !== 0),
      hidden: sorted.filter((_, at) => at % hiddenEvery === 0),
    };
  });
  const matcher = loadMatcher(
    compile({
      ...source,
      documents: halves.map(({ document, known }) => ({ ...document, phrasings: known })),
    }),
    source.vectors ?? null,
  );
  const anyAnswer = documents.some(({ answer }) => answer !== '');
  const confidences = halves
    .filter(({ document }) => !anyAnswer || document.answer !== '')
    .flatMap(({ hidden }) => hidden)
    .map((phrasing) => matcher.match(phrasing, 1)[0]?.confidence ?? 0)
    .sort((a, b) => a - b);
  if (confidences.length < fewestHidden) return defaultThresholds;
  const accepted = confidences[Math.floor(confidences.length * (1 - acceptance))] ?? 0;
  const answer = Math.min(highest, Math.max(lowest, Math.round(accepted * 100) / 100));
  return thresholdsFrom(answer);
};
