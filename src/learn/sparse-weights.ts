import { packNumbers, packSigned, unpackNumbers, unpackSigned } from './packed.ts';

/** What a linear classifier learnt, pruned to its largest weights and packed. */
export type PackedWeights = {
  /** Packed rows: step to the next feature, count, then steps to the next classes. */
  readonly rows: string;
  /** Packed: the weights in the order of the rows, in steps. */
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

/** Prunes and packs weights: that of (feature, class) stands at feature × classes + class. */
export const packWeights = (
  weights: Float32Array,
  { classes, kept, levels, numbers }: Pruning,
): PackedWeights => {
  const sizes = Float32Array.from(weights, Math.abs).sort();
  const smallest = Math.max(sizes[sizes.length - kept] ?? 0, Number.MIN_VALUE);
  const step = (sizes[sizes.length - 1] ?? 0) / levels || 1;
  const rows: number[] = [];
  const values: number[] = [];
  let lastNumber = 0;
  for (let feature = 0; feature * classes < weights.length; feature += 1) {
    const steps: number[] = [];
    let lastClass = 0;
    for (let target = 0; target < classes; target += 1) {
      const weight = weights[feature * classes + target] ?? 0;
      if (Math.abs(weight) < smallest) continue;
      steps.push(target - lastClass);
      lastClass = target;
      values.push(Math.round(weight / step));
    }
    if (steps.length === 0) continue;
    const number = numbers?.[feature] ?? feature;
    rows.push(number - lastNumber, steps.length, ...steps);
    lastNumber = number;
  }
  return { rows: packNumbers(rows), weights: packSigned(values), step };
};

/** The weights of `packWeights`, for feature numbers below `features`. */
export const unpackWeights = (
  { rows, weights, step }: PackedWeights,
  features: number,
): SparseWeights => {
  const numbers = unpackNumbers(rows);
  const sizes = unpackSigned(weights);
  const starts = new Uint32Array(features + 1);
  const classes = new Uint16Array(sizes.length);
  const values = Float32Array.from(sizes, (size) => size * step);
  let feature = 0;
  let filled = 0;
  for (let at = 0; at < numbers.length; ) {
    feature += numbers[at] ?? 0;
    const count = numbers[at + 1] ?? 0;
    starts[feature + 1] = count;
    let target = 0;
    for (let next = at + 2; next < at + 2 + count; next += 1) {
      target += numbers[next] ?? 0;
      classes[filled] = target;
      filled += 1;
    }
    at += 2 + count;
  }
  for (let at = 0; at < features; at += 1) {
    starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  }
  return { starts, classes, values };
};
