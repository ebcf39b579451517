import { packWeights } from '../learn/sparse-weights.ts';
import type { Samples } from '../learn/train.ts';
import { trainSparse } from '../learn/train.ts';
import type { CompiledClassifier, Label } from './classifier.ts';
import type { Features } from './features.ts';
import { biasFeature, createFeatureReader } from './features.ts';
import type { Reader } from './reader.ts';
import { tokenise } from './tokenise.ts';

/** A sentence to learn from: its label, or null for an ordinary one. */
export type Lesson = { readonly text: string; readonly label: Label | null };

/** More epochs learn the lessons by heart and new sentences no better. */
const epochs = { danger: 12, label: 8 } as const;
/** A feature must stand in so many lessons: what stands in one says nothing of others. */
const fewestLessons = 2;
/**
 * How many weights are kept, those worth most. With twice as many some three in a thousand
 * sentences more are heard, and one in a hundred more gets its own route.
 */
const kept = { danger: 24_000, label: 5_500 } as const;
/** Steps from zero to the largest weight. */
const levels = 8;

const keyOf = ({ flag, route }: Label): string => `${flag}/${route}`;

/** The features that are learnt of: numbered by rank among those that are not too rare. */
type Space = {
  /** Rising. */
  readonly numbers: readonly number[];
  readonly rankOf: ReadonlyMap<number, number>;
  /** By rank: rare features count more (idf / 4, found by trying). */
  readonly scales: readonly number[];
  /** By rank: in how many lessons it stands. */
  readonly spread: readonly number[];
};

const spaceOf = (rows: readonly Features[]): Space => {
  const spread = new Map<number, number>();
  for (const { numbers } of rows)
    for (const number of numbers) spread.set(number, (spread.get(number) ?? 0) + 1);
  const numbers = [...spread.keys()]
    .filter((number) => (spread.get(number) ?? 0) >= fewestLessons)
    .sort((a, b) => a - b);
  const counts = numbers.map((number) => spread.get(number) ?? 0);
  return {
    numbers,
    rankOf: new Map(numbers.map((number, rank) => [number, rank])),
    scales: numbers.map((number, rank) =>
      number === biasFeature
        ? 1
        : Math.log((1 + rows.length) / (1 + (counts[rank] ?? 0))) / 4,
    ),
    spread: counts,
  };
};

const samplesOf = (
  rows: readonly Features[],
  labels: Uint32Array,
  { rankOf, scales }: Space,
): Samples => {
  const starts = new Uint32Array(rows.length + 1);
  const features: number[] = [];
  const values: number[] = [];
  rows.forEach(({ numbers, values: strengths }, row) => {
    numbers.forEach((number, at) => {
      const rank = rankOf.get(number);
      if (rank === undefined) return;
      features.push(rank);
      values.push((strengths[at] ?? 0) * (scales[rank] ?? 0));
    });
    starts[row + 1] = features.length;
  });
  return {
    starts,
    features: Uint32Array.from(features),
    values: Float32Array.from(values),
    labels,
  };
};

/** Weights of (rank, class) for plain values, which the scales are now part of. */
const learn = (
  samples: Samples,
  { numbers, scales, spread }: Space,
  shape: { readonly classes: number; readonly epochs: number; readonly kept: number },
): Float32Array => {
  const rankAt = (at: number): number => Math.floor(at / shape.classes);
  const weights = trainSparse(
    samples,
    { ...shape, features: numbers.length },
    {
      kept: shape.kept,
      // A weight is worth the more, the larger it is and the more often it is used.
      worth: (weight, at) =>
        Math.abs(weight) * (scales[rankAt(at)] ?? 0) * (spread[rankAt(at)] ?? 0) ** 0.25,
    },
  );
  return weights.map((weight, at) => weight * (scales[rankAt(at)] ?? 0));
};

/**
 * Trains the gate's classifier on the features of `features.ts`: one logistic regression
 * says whether a query must bring care, another, on the dangerous lessons alone, for which
 * class and route. Equal lessons give equal weights. Null where nothing is dangerous.
 */
export const compileClassifier = (
  lessons: readonly Lesson[],
  read: Reader,
): CompiledClassifier | null => {
  const labels = new Map<string, Label>();
  for (const { label } of lessons) if (label !== null) labels.set(keyOf(label), label);
  if (labels.size === 0) return null;
  const keys = [...labels.keys()].sort();
  const featuresOf = createFeatureReader();
  const rows = lessons.map(({ text }) => {
    const { tokens } = tokenise(text);
    return featuresOf(read(tokens), { start: 0, end: tokens.length });
  });
  const space = spaceOf(rows);
  const isDanger = Uint32Array.from(lessons, ({ label }) => (label === null ? 0 : 1));
  const danger = learn(samplesOf(rows, isDanger, space), space, {
    classes: 2,
    epochs: epochs.danger,
    kept: kept.danger * 2,
  });
  const dangerous = [...lessons.keys()].filter((at) => lessons[at]?.label !== null);
  const targets = Uint32Array.from(dangerous, (at) => {
    const label = lessons[at]?.label;
    return label ? keys.indexOf(keyOf(label)) : 0;
  });
  const dangerousRows = dangerous.flatMap((at) => rows[at] ?? []);
  const naming = learn(samplesOf(dangerousRows, targets, space), space, {
    classes: keys.length,
    epochs: epochs.label,
    kept: kept.label,
  });
  return {
    labels: keys.flatMap((key) => labels.get(key) ?? []),
    danger: packWeights(
      Float32Array.from(space.numbers, (_, rank) => {
        return (danger[rank * 2 + 1] ?? 0) - (danger[rank * 2] ?? 0);
      }),
      { classes: 1, kept: kept.danger, levels, numbers: space.numbers },
    ),
    naming: packWeights(naming, {
      classes: keys.length,
      kept: kept.label,
      levels,
      numbers: space.numbers,
    }),
  };
};
