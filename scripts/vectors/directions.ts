import { createRandom } from '../../src/learn/random.ts';
import { teacherDims as full } from './teacher.ts';

/** The directions in which the teacher's vectors differ most (principal components). */
export type Directions = {
  readonly dims: number;
  /** Vectors in these directions, of length 1. */
  readonly project: (vectors: Float32Array) => Float32Array;
};

const sampled = 8000;
const rounds = 25;
const seed = 7;

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
};

const lengthOne = (vector: Float64Array): void => {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  for (let at = 0; at < vector.length; at += 1) vector[at] = (vector[at] ?? 0) / length;
};

/** Gram–Schmidt, in place. */
const makeOrthogonal = (axes: readonly Float64Array[]): void => {
  for (const [place, axis] of axes.entries()) {
    for (const earlier of axes.slice(0, place)) {
      const share = dot(axis, earlier);
      for (let at = 0; at < full; at += 1) {
        axis[at] = (axis[at] ?? 0) - share * (earlier[at] ?? 0);
      }
    }
    lengthOne(axis);
  }
};

const meanOf = (vectors: Float32Array): Float64Array => {
  const mean = new Float64Array(full);
  const share = full / vectors.length;
  for (const [at, value] of vectors.entries()) {
    mean[at % full] = (mean[at % full] ?? 0) + value * share;
  }
  return mean;
};

const centred = (vectors: Float32Array, row: number, mean: Float64Array): Float64Array =>
  mean.map((value, at) => (vectors[row * full + at] ?? 0) - value);

/** Finds the directions by orthogonal iteration on the covariance. */
export const findDirections = (vectors: Float32Array, dims: number): Directions => {
  const mean = meanOf(vectors);
  const count = vectors.length / full;
  const covariance = Array.from({ length: full }, () => new Float64Array(full));
  for (let row = 0; row < count; row += Math.max(1, Math.floor(count / sampled))) {
    const vector = centred(vectors, row, mean);
    for (const [at, line] of covariance.entries()) {
      const value = vector[at] ?? 0;
      for (let other = 0; other < full; other += 1) {
        line[other] = (line[other] ?? 0) + value * (vector[other] ?? 0);
      }
    }
  }
  const random = createRandom(seed);
  let axes = Array.from({ length: dims }, () =>
    Float64Array.from({ length: full }, () => random() - 0.5),
  );
  makeOrthogonal(axes);
  for (let round = 0; round < rounds; round += 1) {
    axes = axes.map((axis) => Float64Array.from(covariance, (line) => dot(line, axis)));
    makeOrthogonal(axes);
  }
  return {
    dims,
    project: (rows) => {
      const found = new Float32Array((rows.length / full) * dims);
      for (let row = 0; row * full < rows.length; row += 1) {
        const vector = centred(rows, row, mean);
        const projected = Float64Array.from(axes, (axis) => dot(axis, vector));
        lengthOne(projected);
        found.set(projected, row * dims);
      }
      return found;
    },
  };
};
