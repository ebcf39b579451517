/**
 * Fits the confidence model of src/match/confidence.ts and prints its constants.
 *
 *   node tests/quality/fit-confidence.ts --sets DIR [--knowledge knowledge]
 *
 * DIR holds public question sets ({entries, queries}). Their development queries and the
 * knowledge base's own phrasings, asked while hidden, are the samples.
 *
 * Two steps. First a model that tells what can be answered: target 1 where the first
 * candidate is right (or overlaps the right one), 0 out of scope, `missTarget` where the
 * query is in scope and another entry came first. Then its sum is scaled and shifted against plain
 * right or not, so that a confidence reads as the share of right answers.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileKnowledge } from '../../src/knowledge/compile.ts';
import { documentsOf } from '../../src/knowledge/documents.ts';
import { compileUntested } from '../../src/match/compile.ts';
import { loadMatcher } from '../../src/match/load.ts';
import { createMatcher } from '../../src/matcher.ts';
import { wordVectors } from '../../src/word-vectors.ts';
import type { QuestionSet } from './question-set.ts';
import { areaUnderCurve } from './statistics.ts';

type Sample = {
  readonly group: string;
  readonly values: readonly number[];
  readonly isRight: boolean;
  /** 1 right, 0 out of scope, `missTarget` where another entry came first. */
  readonly target: number;
  weight: number;
};

const names = [
  'char',
  'words',
  'coverage',
  'unknown',
  'margin',
  'probability',
  'likeness',
] as const;

/** Share of the weight of a group that its out-of-scope queries get. */
const outOfScopeShare = 0.25;
/** The knowledge base counts like one public set: its misses are near its entries. */
const knowledgeWeight = 1;
/**
 * What the first step asks for where a query is in scope and another entry came first.
 * With 0 the model learns to find the hard questions instead of the strange ones; with
 * 0.75 it tells out of scope as well as with 1, and misses better.
 */
const missTarget = 0.75;
const rounds = 5;

const { values: options } = parseArgs({
  options: {
    sets: { type: 'string' },
    knowledge: { type: 'string', default: 'knowledge' },
  },
});

type Matching = ReturnType<typeof loadMatcher>;

const sampleOf = (
  group: string,
  matcher: Matching,
  query: string,
  isRight: ((id: string) => boolean) | null,
): Sample[] => {
  const first = matcher.match(query, 1)[0];
  if (first === undefined) return [];
  const { signals } = first.evidence;
  return [
    {
      group,
      values: names.map((name) => signals[name] ?? 0),
      isRight: isRight?.(first.id) ?? false,
      target: isRight === null ? 0 : isRight(first.id) ? 1 : missTarget,
      weight: 1,
    },
  ];
};

/** Makes the weights of in-scope and out-of-scope samples sum up to their shares. */
const weigh = (inScope: Sample[], outOfScope: Sample[], total: number): Sample[] => {
  const share = outOfScope.length === 0 ? 0 : outOfScopeShare;
  for (const sample of inScope) sample.weight = (total * (1 - share)) / inScope.length;
  for (const sample of outOfScope) sample.weight = (total * share) / outOfScope.length;
  return [...inScope, ...outOfScope];
};

const fromPublicSets = (folder: string): Sample[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const set: QuestionSet = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      const matcher = createMatcher(set.entries);
      const ask = (isOut: boolean): Sample[] =>
        set.queries
          .filter(({ gold }) => (gold === null) === isOut)
          .flatMap(({ text, gold }) =>
            sampleOf(file, matcher, text, isOut ? null : (id) => id === gold),
          );
      return weigh(ask(false), ask(true), 1);
    });

const fromKnowledge = async (folder: string): Promise<Sample[]> => {
  const today = new Date().toISOString().slice(0, 10);
  const { content } = await compileKnowledge(folder, { today });
  if (content === undefined)
    throw new Error(`${folder} has errors; run the check first.`);
  const documents = documentsOf(content);
  const { vocabulary } = content;
  const hiddenPhrasings: Sample[] = [];
  const hiddenEntries: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const isHidden = (at: number): boolean => at % rounds === round;
    const withoutPhrasings = loadMatcher(
      compileUntested({
        vocabulary,
        vectors: wordVectors,
        documents: documents.map((document) => ({
          ...document,
          phrasings: document.phrasings.filter((_, at) => !isHidden(at)),
        })),
      }),
      wordVectors,
    );
    for (const { id, phrasings, overlaps } of documents) {
      for (const [at, phrasing] of phrasings.entries()) {
        if (!isHidden(at)) continue;
        hiddenPhrasings.push(
          ...sampleOf('knowledge', withoutPhrasings, phrasing, (found) =>
            [id, ...overlaps].includes(found),
          ),
        );
      }
    }
    const gone = new Set(
      documents.flatMap(({ id, overlaps }, at) =>
        isHidden(at) ? [id, ...overlaps] : [],
      ),
    );
    const withoutEntries = loadMatcher(
      compileUntested({
        vocabulary,
        vectors: wordVectors,
        documents: documents.filter(({ id }) => !gone.has(id)),
      }),
      wordVectors,
    );
    for (const { phrasings } of documents.filter((_, at) => isHidden(at))) {
      for (const phrasing of phrasings) {
        hiddenEntries.push(...sampleOf('knowledge', withoutEntries, phrasing, null));
      }
    }
  }
  return weigh(hiddenPhrasings, hiddenEntries, knowledgeWeight);
};

/** Both steps: the bias, then a weight for each name. */
const fitBoth = (samples: readonly Sample[]): number[] => {
  const weights = regress(samples);
  const scaled = samples.map((sample) => ({
    ...sample,
    values: [sumOf(weights, sample.values)],
    target: sample.isRight ? 1 : 0,
  }));
  const [shift = 0, scale = 1] = regress(scaled);
  return weights.map((weight, at) => weight * scale + (at === 0 ? shift : 0));
};

/** Logistic regression by Newton's method, with a slight ridge on all but the bias. */
const regress = (samples: readonly Sample[]): number[] => {
  const size = (samples[0]?.values.length ?? 0) + 1;
  const ridge: number = 0.002;
  const weights = new Array<number>(size).fill(0);
  for (let step = 0; step < 30; step += 1) {
    const gradient = weights.map((weight, at) => (at === 0 ? 0 : -ridge * weight));
    const hessian = weights.map((_, row) =>
      weights.map((__, column) => (row === column ? (row === 0 ? 1e-9 : ridge) : 0)),
    );
    for (const { values, target, weight } of samples) {
      const row = [1, ...values];
      const guess = predict(weights, values);
      for (let i = 0; i < size; i += 1) {
        gradient[i] = (gradient[i] ?? 0) + weight * (target - guess) * (row[i] ?? 0);
        const line = hessian[i] ?? [];
        for (let j = 0; j < size; j += 1) {
          line[j] =
            (line[j] ?? 0) + weight * guess * (1 - guess) * (row[i] ?? 0) * (row[j] ?? 0);
        }
      }
    }
    const change = solve(hessian, gradient);
    for (let at = 0; at < size; at += 1) {
      weights[at] = (weights[at] ?? 0) + (change[at] ?? 0);
    }
  }
  return weights;
};

const sumOf = (weights: readonly number[], values: readonly number[]): number =>
  values.reduce(
    (sum, value, at) => sum + (weights[at + 1] ?? 0) * value,
    weights[0] ?? 0,
  );

const predict = (weights: readonly number[], values: readonly number[]): number =>
  1 / (1 + Math.exp(-sumOf(weights, values)));

/** Solves a small symmetric system by Gaussian elimination with pivoting. */
const solve = (matrix: readonly (readonly number[])[], right: readonly number[]) => {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot += 1) {
    const lead = rows
      .slice(pivot)
      .reduce((a, b) => (Math.abs(b[pivot] ?? 0) > Math.abs(a[pivot] ?? 0) ? b : a));
    rows.splice(rows.indexOf(lead), 1);
    rows.splice(pivot, 0, lead);
    for (const row of rows) {
      if (row === lead) continue;
      const factor = (row[pivot] ?? 0) / (lead[pivot] ?? 1);
      for (let at = pivot; at <= size; at += 1) {
        row[at] = (row[at] ?? 0) - factor * (lead[at] ?? 0);
      }
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
};

const report = (samples: readonly Sample[], weights: readonly number[]): string => {
  const scored = samples.map((sample) => ({
    ...sample,
    guess: predict(weights, sample.values),
  }));
  const bands = [0, 0.2, 0.4, 0.6, 0.8].map((from) => {
    const inside = scored.filter(({ guess }) => guess >= from && guess < from + 0.2);
    const mass = inside.reduce((sum, { weight }) => sum + weight, 0);
    const right = inside
      .filter((sample) => sample.isRight)
      .reduce((sum, { weight }) => sum + weight, 0);
    return `${from.toFixed(1)}+: ${(right / mass).toFixed(2)}`;
  });
  const area = areaUnderCurve(
    scored.filter(({ target }) => target > 0).map(({ guess }) => guess),
    scored.filter(({ target }) => target === 0).map(({ guess }) => guess),
  );
  return `AUROC in/out of scope ${area.toFixed(3)}; share right by band ${bands.join(', ')}`;
};

const samples = [
  ...(options.sets === undefined ? [] : fromPublicSets(options.sets)),
  ...(await fromKnowledge(options.knowledge)),
];
for (const group of new Set(samples.map((sample) => sample.group))) {
  const weights = fitBoth(samples.filter((sample) => sample.group !== group));
  const own = samples.filter((sample) => sample.group === group);
  console.log(`left out ${group}: ${report(own, weights)}`);
}
const weights = fitBoth(samples);
console.log(`all: ${report(samples, weights)}`);
console.log(
  ['bias', ...names]
    .map((name, at) => `  ${name}: ${(weights[at] ?? 0).toFixed(3)},`)
    .join('\n'),
);
