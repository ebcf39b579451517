import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packWeights, unpackWeights } from '../../src/learn/sparse-weights.ts';
import { train, trainSparse } from '../../src/learn/train.ts';

describe('packed weights', () => {
  it('come back with at most half a step of error, the small ones as none', () => {
    const weights = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
      minLength: 6,
      maxLength: 60,
    });
    fc.assert(
      fc.property(weights, (list) => {
        const classes = 3;
        const features = Math.floor(list.length / classes);
        const dense = Float32Array.from(list.slice(0, features * classes));
        const packed = packWeights(dense, { classes, kept: dense.length, levels: 40 });
        const { starts, classes: targets, values } = unpackWeights(packed, features);
        const back = new Float32Array(dense.length);
        for (let feature = 0; feature < features; feature += 1)
          for (let at = starts[feature] ?? 0; at < (starts[feature + 1] ?? 0); at += 1)
            back[feature * classes + (targets[at] ?? 0)] = values[at] ?? 0;
        dense.forEach((weight, at) => {
          expect(Math.abs(weight - (back[at] ?? 0))).toBeLessThanOrEqual(
            packed.step / 2 + 1e-6,
          );
        });
      }),
    );
  });

  it('stand under the numbers that they were given', () => {
    const packed = packWeights(Float32Array.of(1, -2, 3), {
      classes: 1,
      kept: 2,
      levels: 3,
      numbers: [4, 70, 900],
    });
    const { starts, values } = unpackWeights(packed, 1_000);
    const at = (number: number) => [...values.slice(starts[number], starts[number + 1])];
    expect(at(4)).toEqual([]);
    expect(at(70)).toEqual([-2]);
    expect(at(900)).toEqual([3]);
  });
});

describe('sparse training', () => {
  const samples = {
    starts: Uint32Array.of(0, 2, 4, 6, 8),
    features: Uint32Array.of(0, 3, 1, 3, 0, 2, 1, 2),
    values: new Float32Array(8).fill(1),
    labels: Uint32Array.of(0, 1, 0, 1),
  };
  const shape = { features: 4, classes: 2, epochs: 20 };

  it('keeps no more weights than it may, and still tells the classes apart', () => {
    const weights = trainSparse(samples, shape, {
      kept: 4,
      worth: (weight) => Math.abs(weight),
    });
    expect(weights.filter((weight) => weight !== 0).length).toBeLessThanOrEqual(4);
    expect(weights[0] ?? 0).toBeGreaterThan(weights[1] ?? 0);
    expect(weights[3] ?? 0).toBeGreaterThan(weights[2] ?? 0);
  });

  it('gives equal weights for equal samples', () => {
    expect([...train(samples, shape)]).toEqual([...train(samples, shape)]);
  });
});
