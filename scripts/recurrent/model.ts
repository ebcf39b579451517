import { sigmoid } from '../../src/learn/logistic.ts';
import { createRandom } from '../../src/learn/random.ts';
import { softmax } from '../../src/learn/train.ts';
import type { Cell, Layers, Step, Widths } from '../../src/safety/recurrent.ts';
import { product } from '../../src/safety/recurrent.ts';

/** How large the layers are. */
export type Size = {
  /** With the row for unknown words. */
  readonly words: number;
  readonly concepts: number;
  readonly marks: number;
  /** What a sequence may be taken for; the first is harmless. */
  readonly classes: number;
  readonly widths: Widths;
};

/** A matrix while it is learnt: with its gradient. */
export type Learnt = { readonly values: Float32Array; readonly gradient: Float32Array };

export type Model = { readonly size: Size; readonly layers: Layers<Learnt> };

const zeros = (length: number): Learnt => ({
  values: new Float32Array(length),
  gradient: new Float32Array(length),
});

/**
 * A new model with small random numbers, the same for the same seed. Words begin with the
 * rows of `meanings`, which say what is near in meaning; null ones with random numbers.
 */
export const createModel = (
  size: Size,
  seed: number,
  meanings: readonly (Float32Array | null)[] = [],
): Model => {
  const random = createRandom(seed);
  const spread = (length: number, most: number): Learnt => {
    const learnt = zeros(length);
    for (let at = 0; at < length; at++) learnt.values[at] = (random() * 2 - 1) * most;
    return learnt;
  };
  const { word, concept, mark, hidden } = size.widths;
  const most = 1 / Math.sqrt(hidden);
  const cell = (): Cell<Learnt> => ({
    input: spread(3 * hidden * (word + concept + mark), most),
    state: spread(3 * hidden * hidden, most),
    bias: spread(3 * hidden, most),
  });
  const words = spread(size.words * word, 0.17);
  meanings.forEach((row, at) => {
    if (row !== null) words.values.set(row, at * word);
  });
  return {
    size,
    layers: {
      words,
      concepts: spread(size.concepts * concept, 0.17),
      marks: spread(size.marks * mark, 0.5),
      forward: cell(),
      backward: cell(),
      output: spread(size.classes * (2 * hidden + 1), most / Math.SQRT2),
    },
  };
};

/** What a direction went through, kept for the way back. */
type Course = {
  readonly cell: Cell<Learnt>;
  /** Places in the order in which they were read. */
  readonly places: readonly number[];
  /** By place in that order and unit. */
  readonly reset: Float32Array;
  readonly update: Float32Array;
  readonly candidate: Float32Array;
  /** What the state before adds to the candidate, before the reset gate. */
  readonly carried: Float32Array;
  /** One row more: the first is the empty state. */
  readonly state: Float32Array;
  /** By unit: where in that order its state was largest. */
  readonly peak: Int32Array;
};

/** Adds a multiple of `source` to the row that begins at `from` in a matrix. */
const addInto = (
  matrix: Float32Array,
  from: number,
  source: Float32Array,
  factor = 1,
): void => {
  for (let at = 0; at < source.length; at++)
    matrix[from + at] = (matrix[from + at] ?? 0) + factor * (source[at] ?? 0);
};

/** Adds a multiple of the row that begins at `from` in a matrix to `target`. */
const addFrom = (
  target: Float32Array,
  matrix: Float32Array,
  from: number,
  factor = 1,
): void => {
  for (let at = 0; at < target.length; at++)
    target[at] = (target[at] ?? 0) + factor * (matrix[from + at] ?? 0);
};

const rowOf = (matrix: Float32Array, row: number, width: number): Float32Array =>
  matrix.subarray(row * width, (row + 1) * width);

/** Reads the rows of `input` in the order of `places`. */
const readThrough = (
  cell: Cell<Learnt>,
  input: Float32Array,
  places: readonly number[],
  hidden: number,
): Course => {
  const { input: weights, state: states, bias } = cell;
  const width = weights.values.length / (3 * hidden);
  const length = places.length * hidden;
  const course: Course = {
    cell,
    places,
    reset: new Float32Array(length),
    update: new Float32Array(length),
    candidate: new Float32Array(length),
    carried: new Float32Array(length),
    state: new Float32Array(length + hidden),
    peak: new Int32Array(hidden),
  };
  places.forEach((place, step) => {
    const told = rowOf(input, place, width);
    const before = rowOf(course.state, step, hidden);
    const after = rowOf(course.state, step + 1, hidden);
    const of = (row: number): number =>
      (bias.values[row] ?? 0) + product(weights.values, row * width, told);
    const kept = (row: number): number => product(states.values, row * hidden, before);
    for (let unit = 0; unit < hidden; unit++) {
      const reset = sigmoid(of(unit) + kept(unit));
      const update = sigmoid(of(hidden + unit) + kept(hidden + unit));
      const carried = kept(2 * hidden + unit);
      const candidate = Math.tanh(of(2 * hidden + unit) + reset * carried);
      const at = step * hidden + unit;
      course.reset[at] = reset;
      course.update[at] = update;
      course.carried[at] = carried;
      course.candidate[at] = candidate;
      const state = candidate + update * ((before[unit] ?? 0) - candidate);
      after[unit] = state;
      if (state > peakOf(course, unit, hidden)) course.peak[unit] = step;
    }
  });
  return course;
};

/** The largest state of a unit so far. */
const peakOf = ({ state, peak }: Course, unit: number, hidden: number): number =>
  state[((peak[unit] ?? 0) + 1) * hidden + unit] ?? 0;

/** Adds the gradients of one direction, given those of its largest states. */
const readBack = (
  { cell, places, ...course }: Course,
  input: Float32Array,
  inputGradient: Float32Array,
  ofPeaks: Float32Array,
): void => {
  const hidden = ofPeaks.length;
  const { input: weights, state: states, bias } = cell;
  const width = weights.values.length / (3 * hidden);
  let later = new Float32Array(hidden);
  for (const [step, place] of [...places.entries()].toReversed()) {
    const told = rowOf(input, place, width);
    const toldGradient = rowOf(inputGradient, place, width);
    const before = rowOf(course.state, step, hidden);
    const earlier = new Float32Array(hidden);
    const spread = (row: number, push: number, pushBefore: number): void => {
      bias.gradient[row] = (bias.gradient[row] ?? 0) + push;
      addInto(weights.gradient, row * width, told, push);
      addFrom(toldGradient, weights.values, row * width, push);
      addInto(states.gradient, row * hidden, before, pushBefore);
      addFrom(earlier, states.values, row * hidden, pushBefore);
    };
    for (let unit = 0; unit < hidden; unit++) {
      const force =
        (later[unit] ?? 0) + (course.peak[unit] === step ? (ofPeaks[unit] ?? 0) : 0);
      if (force === 0) continue;
      const at = step * hidden + unit;
      const reset = course.reset[at] ?? 0;
      const update = course.update[at] ?? 0;
      const candidate = course.candidate[at] ?? 0;
      const toCandidate = force * (1 - update) * (1 - candidate * candidate);
      const toUpdate = force * ((before[unit] ?? 0) - candidate) * update * (1 - update);
      const toReset = toCandidate * (course.carried[at] ?? 0) * reset * (1 - reset);
      earlier[unit] = (earlier[unit] ?? 0) + force * update;
      spread(unit, toReset, toReset);
      spread(hidden + unit, toUpdate, toUpdate);
      spread(2 * hidden + unit, toCandidate, toCandidate * reset);
    }
    later = earlier;
  }
};

/** What is left out at random while learning: a factor for each of so many numbers. */
export type Dropped = (length: number) => Float32Array;

/** Nothing is left out. */
const keepAll: Dropped = (length) => new Float32Array(length).fill(1);

const multiply = (values: Float32Array, factors: Float32Array): void => {
  for (let at = 0; at < values.length; at++)
    values[at] = (values[at] ?? 0) * (factors[at] ?? 0);
};

/** Calls `visit` for the row of each layer that a step is made of, with its place in it. */
const eachPart = (
  { size: { widths }, layers }: Model,
  { word, mark, concepts }: Step,
  visit: (layer: Learnt, row: { start: number; width: number }, place: number) => void,
): void => {
  const part = (layer: Learnt, row: number, width: number, place: number): void =>
    visit(layer, { start: row * width, width }, place);
  part(layers.words, word, widths.word, 0);
  part(layers.marks, mark, widths.mark, widths.word);
  for (const row of concepts)
    part(layers.concepts, row, widths.concept, widths.word + widths.mark);
};

/**
 * The logit of each class for a sequence; given its label, adds the gradient of the
 * cross-entropy to that of the model (backpropagation through time).
 */
export const follow = (
  model: Model,
  steps: readonly Step[],
  label: number | null = null,
  { inputs = keepAll, outputs = keepAll }: { inputs?: Dropped; outputs?: Dropped } = {},
): Float32Array => {
  const { size, layers } = model;
  const { word, mark, concept, hidden } = size.widths;
  const width = word + mark + concept;
  const input = new Float32Array(steps.length * width);
  steps.forEach((step, at) => {
    eachPart(model, step, ({ values }, row, place) => {
      const from = at * width + place;
      addFrom(input.subarray(from, from + row.width), values, row.start);
    });
  });
  const inputFactors = inputs(input.length);
  multiply(input, inputFactors);
  const places = [...steps.keys()];
  const courses = [
    readThrough(layers.forward, input, places, hidden),
    readThrough(layers.backward, input, places.toReversed(), hidden),
  ];
  const peaks = Float32Array.from(
    courses.flatMap((course) =>
      Array.from({ length: hidden }, (_, unit) => peakOf(course, unit, hidden)),
    ),
  );
  const outputFactors = outputs(peaks.length);
  multiply(peaks, outputFactors);
  const { output } = layers;
  // The bias of a class is the last column of its row.
  const spoken = Float32Array.of(...peaks, 1);
  const logits = new Float32Array(size.classes).map((_, one) =>
    product(output.values, one * spoken.length, spoken),
  );
  if (label === null) return logits;

  const wrong = logits.slice();
  softmax(wrong);
  wrong[label] = (wrong[label] ?? 0) - 1;
  const ofSpoken = new Float32Array(spoken.length);
  wrong.forEach((force, one) => {
    addInto(output.gradient, one * spoken.length, spoken, force);
    addFrom(ofSpoken, output.values, one * spoken.length, force);
  });
  const ofPeaks = ofSpoken.subarray(0, 2 * hidden);
  multiply(ofPeaks, outputFactors);
  const inputGradient = new Float32Array(input.length);
  courses.forEach((course, at) => {
    readBack(course, input, inputGradient, rowOf(ofPeaks, at, hidden));
  });
  multiply(inputGradient, inputFactors);
  steps.forEach((step, at) => {
    eachPart(model, step, ({ gradient }, row, place) => {
      const from = at * width + place;
      addInto(gradient, row.start, inputGradient.subarray(from, from + row.width));
    });
  });
  return logits;
};
