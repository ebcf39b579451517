import { loadIndex } from '../index/index.ts';
import type { Candidate } from '../schema/decision.ts';
import type { Analysis } from './analyse.ts';
import { analyse } from './analyse.ts';
import { loadClassifier } from './classifier.ts';
import type { CompiledMatcher } from './compiled.ts';
import { matcherVersion } from './compiled.ts';
import { loadPatterns } from './concepts.ts';
import { confidenceOf } from './confidence.ts';
import { coverageOf } from './coverage.ts';
import { evidenceOf } from './evidence.ts';
import type { Signal } from './fuse.ts';
import { addZScores, best, fusionWeights } from './fuse.ts';
import { loadModel } from './model.ts';
import { createSignals } from './signals.ts';
import { createSpeller } from './spelling.ts';
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

/** Loads a compiled matcher: numbers are unpacked and weighed, no text is analysed. */
export const loadMatcher = (compiled: CompiledMatcher): Matcher => {
  if (compiled.version !== matcherVersion) {
    throw new Error(
      `The matcher was compiled as version ${String(compiled.version)}; ` +
        `this program reads version ${matcherVersion}. Compile the knowledge again.`,
    );
  }
  const model = loadModel(compiled);
  const { lexicon, corpus, words } = model;
  const language = {
    lexicon,
    speller: createSpeller(lexicon, compiled.guard),
    patterns: loadPatterns(compiled.patterns, lexicon),
  };
  const index = compiled.index === null ? null : loadIndex(compiled.index);
  const features = words.features + model.grams.features;
  const classifier =
    compiled.classifier === null ? null : loadClassifier(compiled.classifier, features);
  const signals = createSignals(model, index, classifier);
  const total = new Float32Array(corpus.documents);
  const active = (Object.keys(fusionWeights) as Signal[]).filter(
    (signal) =>
      (signal !== 'answer' || corpus.answerWords.length > 0) &&
      (signal !== 'index' || index !== null) &&
      (signal !== 'classifier' || classifier !== null),
  );
  const weightSum = active.reduce((sum, signal) => sum + fusionWeights[signal], 0);

  const rank = (analysis: Analysis, limit: number): Candidate[] => {
    if (corpus.documents === 0 || analysis.terms.length === 0) return [];
    signals.score(analysis);
    total.fill(0);
    for (const signal of active) {
      addZScores(signals.scores[signal], fusionWeights[signal], total);
    }
    const ranked = best(total, Math.max(limit, usualLimit));
    return ranked
      .slice(0, limit)
      .map((document) => candidateOf(document, ranked, analysis));
  };

  const candidateOf = (
    document: number,
    ranked: readonly number[],
    analysis: Analysis,
  ): Candidate => {
    const overlaps = corpus.overlaps[document] ?? [];
    const rival = ranked.find((other) => other !== document && !overlaps.includes(other));
    const score = total[document] ?? 0;
    const { coverage, unknown } = coverageOf(analysis, document, words);
    const confidence = confidenceOf({
      char: Math.min(1, signals.scores.char[document] ?? 0),
      coverage,
      unknown,
      margin: rival === undefined ? 0 : (score - (total[rival] ?? 0)) / weightSum,
      top: score / weightSum,
      length: Math.log(1 + analysis.content.length),
      documents: Math.log(corpus.documents),
    });
    const values = Object.fromEntries(
      active.map((signal) => [signal, signals.scores[signal][document] ?? 0]),
    );
    return {
      id: compiled.ids[document] ?? '',
      score,
      confidence,
      evidence: evidenceOf(analysis, document, words, values),
    };
  };

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
