import { describe, expect, it } from 'vitest';
import { createOrders, logOddsOf, trainLogistic } from '../../src/learn/logistic.ts';
import type { Samples } from '../../src/learn/train.ts';

/** Rows of feature numbers, each of strength 1, with their labels. */
const samplesOf = (rows: readonly (readonly number[])[], labels: number[]): Samples => {
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.length);
  const features = rows.flat();
  return {
    starts: Uint32Array.from(starts),
    features: Uint32Array.from(features),
    values: new Float32Array(features.length).fill(1),
    labels: Uint32Array.from(labels),
  };
};
const keysOf = (count: number): Uint32Array =>
  Uint32Array.from({ length: count }, (_, at) => 7 * at + 3);
const shapeOf = (count: number) => ({
  features: 4,
  epochs: 12,
  counts: new Float32Array(count).fill(1),
  orderOf: createOrders(keysOf(count)),
});

describe('logistic regression', () => {
  const rows = [
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
  ];
  const samples = samplesOf(rows, [1, 1, 0, 0]);

  it('tells apart what one feature tells apart', () => {
    const model = trainLogistic(samples, shapeOf(4));
    const found = rows.map((_, at) => logOddsOf(samples, at, model) > 0);
    expect(found).toEqual([true, true, false, false]);
  });

  it('follows the samples that count more where samples contradict each other', () => {
    const torn = samplesOf([[0], [0]], [1, 0]);
    const counts = Float32Array.of(1, 9);
    const model = trainLogistic(torn, { ...shapeOf(2), counts });
    expect(logOddsOf(torn, 0, model)).toBeLessThan(0);
  });

  it('learns nearly the same with one sample more, wherever it stands', () => {
    const count = 400;
    const many = Array.from({ length: count }, (_, at) => [at % 2, 2 + ((at >> 1) % 2)]);
    const labels = many.map(([one], at) => (at % 10 === 0 ? 1 - (one ?? 0) : (one ?? 0)));
    const shape = shapeOf(count);
    const model = trainLogistic(samplesOf(many, labels), shape);
    const longer = trainLogistic(samplesOf([[1, 2], ...many], [1, ...labels]), {
      ...shape,
      counts: Float32Array.of(1, ...shape.counts),
      orderOf: createOrders(Uint32Array.of(99_991, ...keysOf(count))),
    });
    model.forEach((weight, feature) => {
      expect(Math.abs(weight - (longer[feature] ?? 0))).toBeLessThan(0.1);
    });
  });
});
