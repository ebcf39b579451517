import { createOrders, logOddsOf, sigmoid, trainLogistic } from '../learn/logistic.ts';
import { packWeights, rounded } from '../learn/sparse-weights.ts';
import type { Samples } from '../learn/train.ts';
import { trainSparse, withoutIdle, worthiest } from '../learn/train.ts';
import { hashText } from '../text/hash.ts';
import type { CompiledClassifier, Label } from './classifier.ts';
import { heardUpTo, together } from './classifier.ts';
import type { Features } from './features.ts';
import { biasFeature, createFeatureReader } from './features.ts';
import type { Reader } from './reader.ts';
import type { Recurrent, RecurrentRating } from './recurrent.ts';
import { classKey } from './recurrent.ts';
import { partsOf, sentencesOf } from './stretches.ts';

/** A sentence to learn from. */
export type Lesson = {
  readonly text: string;
  /** Null for an ordinary one. */
  readonly label: Label | null;
  /** What the compiler insists on; voices are many, and may be misheard. */
  readonly isStrict: boolean;
};

/** How many times over a lesson counts that must be heard rightly. */
const strictCount = 2;
/** A misheard one counts so many times more in the next round; 3 did worse on unseen sentences. */
const misheardCount = 2;
const mostRounds = 12;
/** Probabilities that leave no doubt: what is ordinary below, what is dangerous above. */
const ordinaryBelow = 0.035;
const dangerousFrom = 0.35;

/** More epochs learn the lessons by heart and new sentences no better. */
const epochs = { danger: 12, label: 8 } as const;
/** A feature must stand in so many lessons: what stands in one, unless it must be learnt, says nothing of others. */
const fewestLessons = { danger: 2, label: 6 } as const;
/**
 * How many weights are kept, those worth most: as many as leave some 3 kB of the knowledge's
 * 200 kB to new answers of staff.
 */
const kept = { danger: 23_000, label: 4_500 } as const;
/** Steps from zero to the largest weight. */
const levels = 7;

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

/** Features of which there are enough, and those of the lessons that must be learnt. */
const spaceOf = (
  rows: readonly Features[],
  fewest: number,
  isNeeded: (row: number) => boolean = () => false,
): Space => {
  const needed = new Set(
    rows.flatMap(({ numbers }, row) => (isNeeded(row) ? numbers : [])),
  );
  const spread = new Map<number, number>();
  for (const { numbers } of rows)
    for (const number of numbers) spread.set(number, (spread.get(number) ?? 0) + 1);
  const numbers = [...spread.keys()]
    .filter((number) => needed.has(number) || (spread.get(number) ?? 0) >= fewest)
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
  const room = rows.reduce((total, { numbers }) => total + numbers.length, 0);
  const features = new Uint32Array(room);
  const values = new Float32Array(room);
  let filled = 0;
  rows.forEach(({ numbers, values: strengths }, row) => {
    numbers.forEach((number, at) => {
      const rank = rankOf.get(number);
      if (rank === undefined) return;
      features[filled] = rank;
      values[filled] = (strengths[at] ?? 0) * (scales[rank] ?? 0);
      filled += 1;
    });
    starts[row + 1] = filled;
  });
  return { starts, features, values, labels };
};

/**
 * What a weight is worth: the more, the larger it is and the more often it is used.
 * `classes` weights stand together for each feature.
 */
const worthIn =
  ({ scales, spread }: Space, classes: number) =>
  (weight: number, at: number): number => {
    const rank = Math.floor(at / classes);
    return Math.abs(weight) * (scales[rank] ?? 0) * (spread[rank] ?? 0) ** 0.25;
  };

/** Weights of (rank, class) for plain values, which the scales are now part of. */
const learnNaming = (samples: Samples, space: Space, classes: number): Float32Array => {
  const shape = { features: space.numbers.length, classes, epochs: epochs.label };
  const weights = trainSparse(samples, shape, {
    kept: kept.label,
    worth: worthIn(space, classes),
  });
  return weights.map(
    (weight, at) => weight * (space.scales[Math.floor(at / classes)] ?? 0),
  );
};

/**
 * Weights by rank for plain values, pruned. Strict lessons that are misheard with them
 * count more and all is learnt again, until none is or the rounds are over.
 */
const learnDanger = (
  samples: Samples,
  space: Space,
  lessons: readonly Lesson[],
  /** What the recurrent classifier says of each strict lesson, if there is one. */
  said: readonly (RecurrentRating | undefined)[],
): Float32Array => {
  const isStrict = lessons.map((lesson) => lesson.isStrict);
  const keys = Uint32Array.from(lessons, ({ text }) => hashText(text));
  const counts = Float32Array.from(isStrict, (strict) => (strict ? strictCount : 1));
  // Where the recurrent one is wrong, this one must outweigh it.
  const offsets = Float32Array.from(samples.labels, (label, sample) => {
    const odds = Math.min(said[sample]?.odds ?? 0, heardUpTo);
    return label === 1 ? Math.min(odds, 0) : Math.max(odds, 0);
  });
  const shape = {
    features: space.numbers.length,
    epochs: epochs.danger,
    counts,
    offsets,
    orderOf: createOrders(keys),
  };
  const allowed = worthiest(trainLogistic(samples, shape), {
    kept: kept.danger,
    worth: worthIn(space, 1),
  });
  const pruned = withoutIdle(samples, allowed, 1);
  const plain = (): Float32Array =>
    trainLogistic(pruned, shape).map(
      (weight, rank) => weight * (space.scales[rank] ?? 0),
    );
  const isMisheard = (sample: number, model: Float32Array): boolean => {
    const danger = sigmoid(together(logOddsOf(pruned, sample, model), said[sample]));
    return samples.labels[sample] === 1
      ? danger < dangerousFrom
      : danger >= ordinaryBelow;
  };
  let weights = plain();
  let best = { weights, misheard: Number.POSITIVE_INFINITY };
  for (let round = 0; ; round += 1) {
    const model = rounded(weights, levels).map(
      (weight, rank) => weight / (space.scales[rank] ?? 1),
    );
    const misheard = [...isStrict.keys()].filter(
      (sample) => isStrict[sample] === true && isMisheard(sample, model),
    );
    if (misheard.length < best.misheard) best = { weights, misheard: misheard.length };
    if (misheard.length === 0 || round === mostRounds) return best.weights;
    for (const sample of misheard) counts[sample] = (counts[sample] ?? 1) * misheardCount;
    weights = plain();
  }
};

/**
 * Trains the gate's classifier on the features of `features.ts`: one logistic regression
 * says whether a query must bring care, another, on the dangerous lessons alone, for which
 * class and route. Equal lessons give equal weights. Null where nothing is dangerous.
 */
export const compileClassifier = (
  lessons: readonly Lesson[],
  read: Reader,
  recurrent: Recurrent | null,
): CompiledClassifier | null => {
  const labels = new Map<string, Label>();
  for (const { label } of lessons) if (label !== null) labels.set(classKey(label), label);
  if (labels.size === 0) return null;
  const keys = [...labels.keys()].sort();
  const featuresOf = createFeatureReader();
  const readings = lessons.map(({ text }) => read(text));
  const rows = readings.map((reading) =>
    featuresOf(reading, { start: 0, end: reading.tokens.length }),
  );
  // Each sentence of an ordinary message is ordinary by itself; which one of a dangerous
  // message is dangerous, nobody has said.
  const parts = lessons.flatMap((lesson, at) => {
    const reading = readings[at];
    if (lesson.label !== null || reading === undefined) return [];
    return [...partsOf(reading), ...sentencesOf(reading)].map((stretch) => ({
      lesson: { ...lesson, text: `${lesson.text} ${stretch.start}`, isStrict: false },
      row: featuresOf(reading, stretch),
    }));
  });
  const space = spaceOf(
    rows,
    fewestLessons.danger,
    (row) => lessons[row]?.isStrict === true,
  );
  const all = [...lessons, ...parts.map(({ lesson }) => lesson)];
  const allRows = [...rows, ...parts.map(({ row }) => row)];
  const isDanger = Uint32Array.from(all, ({ label }) => (label === null ? 0 : 1));
  const said = recurrent
    ? readings.map((reading, at) =>
        lessons[at]?.isStrict === true
          ? recurrent.rate(reading, { start: 0, end: reading.tokens.length })
          : undefined,
      )
    : [];
  const danger = learnDanger(samplesOf(allRows, isDanger, space), space, all, said);
  const dangerous = [...lessons.keys()].filter((at) => lessons[at]?.label !== null);
  const targets = Uint32Array.from(dangerous, (at) => {
    const label = lessons[at]?.label;
    return label ? keys.indexOf(classKey(label)) : 0;
  });
  const dangerousRows = dangerous.flatMap((at) => rows[at] ?? []);
  const namingSpace = spaceOf(dangerousRows, fewestLessons.label);
  const naming = learnNaming(
    samplesOf(dangerousRows, targets, namingSpace),
    namingSpace,
    keys.length,
  );
  return {
    labels: keys.flatMap((key) => labels.get(key) ?? []),
    danger: packWeights(danger, {
      classes: 1,
      kept: kept.danger,
      levels,
      numbers: space.numbers,
    }),
    naming: packWeights(naming, {
      classes: keys.length,
      kept: kept.label,
      levels,
      numbers: namingSpace.numbers,
    }),
  };
};
