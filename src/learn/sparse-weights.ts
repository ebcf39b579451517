import { nthLargestSize } from './nth-largest.ts';
import { packNumbers, packSigned, unpackNumbers, unpackSigned } from './packed.ts';

/**
 * What a linear classifier learnt, pruned to its largest weights and packed. Numbers of a
 * kind stand together, which gzip makes more of than of rows.
 */
export type PackedWeights = {
  /** Packed: step from each feature with a weight to the next. */
  readonly features: string;
  /** Packed: how many weights each of them has. */
  readonly counts: string;
  /** Packed: the classes of these weights, by steps within a feature. */
  readonly classes: string;
  /** Packed: the weights in the same order, in steps. */
  readonly weights: string;
  /** Value of one step. */
  readonly step: number;
};

/** Weights by feature: those of feature f stand at starts[f] up to starts[f + 1]. */
export type SparseWeights = {
  readonly starts: Uint32Array;
  readonly classes: Uint16Array;
  readonly values: Float32Array;
};

export type Pruning = {
  readonly classes: number;
  /** How many weights stay, the largest. */
  readonly kept: number;
  /** Steps from zero to the largest weight. */
  readonly levels: number;
  /** The number under which each feature is looked up, rising; its place if left out. */
  readonly numbers?: ArrayLike<number>;
};

/** The weights as they are after packing, where none is pruned. */
export const rounded = (weights: Float32Array, levels: number): Float32Array => {
  const step = stepOf(weights, levels);
  return weights.map((weight) => Math.round(weight / step) * step);
};

const stepOf = (weights: Float32Array, levels: number): number =>
  nthLargestSize(weights, 1) / levels || 1;

/** Prunes and packs weights: that of (feature, class) stands at feature × classes + class. */
export const packWeights = (
  weights: Float32Array,
  { classes, kept, levels, numbers }: Pruning,
): PackedWeights => {
  const smallest = Math.max(nthLargestSize(weights, kept), Number.MIN_VALUE);
  const step = stepOf(weights, levels);
  const features: number[] = [];
  const counts: number[] = [];
  const classSteps: number[] = [];
  const values: number[] = [];
  let lastNumber = 0;
  for (let feature = 0; feature * classes < weights.length; feature += 1) {
    let lastClass = 0;
    let count = 0;
    for (let target = 0; target < classes; target += 1) {
      const weight = weights[feature * classes + target] ?? 0;
      if (Math.abs(weight) < smallest) continue;
      classSteps.push(target - lastClass);
      lastClass = target;
      count += 1;
      values.push(Math.round(weight / step));
    }
    if (count === 0) continue;
    const number = numbers?.[feature] ?? feature;
    features.push(number - lastNumber);
    counts.push(count);
    lastNumber = number;
  }
  return {
    features: packNumbers(features),
    counts: packNumbers(counts),
    classes: packNumbers(classSteps),
    weights: packSigned(values),
    step,
  };
};

/** The weights of `packWeights`, for feature numbers below `features`. */
export const unpackWeights = (packed: PackedWeights, features: number): SparseWeights => {
  const steps = unpackNumbers(packed.features);
  const counts = unpackNumbers(packed.counts);
  const classSteps = unpackNumbers(packed.classes);
  const starts = new Uint32Array(features + 1);
  const classes = new Uint16Array(classSteps.length);
  const values = Float32Array.from(
    unpackSigned(packed.weights),
    (size) => size * packed.step,
  );
  let feature = 0;
  let filled = 0;
  steps.forEach((step, row) => {
    feature += step;
    const count = counts[row] ?? 0;
    starts[feature + 1] = count;
    let target = 0;
    for (const end = filled + count; filled < end; filled += 1) {
      target += classSteps[filled] ?? 0;
      classes[filled] = target;
    }
  });
  for (let at = 0; at < features; at += 1) {
    starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  }
  return { starts, classes, values };
};
