/**
 * The chance that a positive has a higher score than a negative (AUROC); ties count half.
 * NaN when there are none of one kind.
 */
export const areaUnderCurve = (
  positives: readonly number[],
  negatives: readonly number[],
): number => {
  const sorted = [...negatives].sort((a, b) => a - b);
  let sum = 0;
  for (const score of positives) {
    sum += (lowerBound(sorted, score) + upperBound(sorted, score)) / 2;
  }
  return sum / (positives.length * negatives.length);
};

/** How many of the sorted numbers are below `value`. */
const lowerBound = (sorted: readonly number[], value: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** How many are not above it. */
const upperBound = (sorted: readonly number[], value: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The value below which a share of the numbers lies. */
export const quantile = (numbers: readonly number[], share: number): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

/** Mean of numbers; NaN of none. */
export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
