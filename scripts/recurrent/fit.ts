import { createRandom } from '../../src/learn/random.ts';
import { shuffle, softmax } from '../../src/learn/train.ts';
import type { Step } from '../../src/safety/recurrent.ts';
import type { Dropped, Learnt, Model, Size } from './model.ts';
import { createModel, follow } from './model.ts';

/** A sequence and its class; the first is harmless. */
export type Sample = { readonly steps: readonly Step[]; readonly label: number };

const seed = 31;
const batch = 64;
/** Adam (Kingma and Ba 2015), with a step that falls like half a cosine. */
const firstRate = 2e-3;
const decay = { mean: 0.9, square: 0.999 } as const;
const tiny = 1e-8;
/** Gradients of a batch longer than this are shortened to it. */
const longest = 5;
/** So much is left out at random, of what is read and of what speaks in the end. */
const leftOut = { inputs: 0.25, outputs: 0.4 } as const;
/** So many words are read as unknown ones, as many of a visitor's will be. */
const unknownShare = 0.1;

/** A matrix with what Adam remembers of its gradients. */
type Optimised = Learnt & { readonly mean: Float32Array; readonly square: Float32Array };

const optimised = (learnt: Learnt): Optimised => ({
  ...learnt,
  mean: new Float32Array(learnt.values.length),
  square: new Float32Array(learnt.values.length),
});

/** One step of Adam. */
type AdamStep = { readonly scale: number; readonly rate: number; readonly time: number };

/** Moves what is learnt by one step and clears its gradient. */
const move = (
  { values, gradient, mean, square }: Optimised,
  { scale, rate, time }: AdamStep,
): void => {
  const meanBias = 1 - decay.mean ** time;
  const squareBias = 1 - decay.square ** time;
  for (let at = 0; at < values.length; at++) {
    const slope = (gradient[at] ?? 0) * scale;
    const m = decay.mean * (mean[at] ?? 0) + (1 - decay.mean) * slope;
    const s = decay.square * (square[at] ?? 0) + (1 - decay.square) * slope * slope;
    mean[at] = m;
    square[at] = s;
    values[at] =
      (values[at] ?? 0) - (rate * (m / meanBias)) / (Math.sqrt(s / squareBias) + tiny);
    gradient[at] = 0;
  }
};

/** A part of a matrix, on the same memory. */
const partOf = (
  { values, gradient, mean, square }: Optimised,
  start: number,
  end: number,
): Optimised => ({
  values: values.subarray(start, end),
  gradient: gradient.subarray(start, end),
  mean: mean.subarray(start, end),
  square: square.subarray(start, end),
});

const lengthOf = (all: readonly Learnt[]): number => {
  let squares = 0;
  for (const { gradient } of all) for (const slope of gradient) squares += slope * slope;
  return Math.sqrt(squares);
};

/** Leaves numbers out with a chance, and makes up for it in those that stay. */
const dropping =
  (chance: number, random: () => number): Dropped =>
  (length) =>
    new Float32Array(length).map(() => (random() < chance ? 0 : 1 / (1 - chance)));

/** How long is learnt, and from where. */
export type Fitting = {
  readonly epochs: number;
  readonly report: (epoch: number, loss: number) => void;
  /** Rows that words begin with (`createModel`). */
  readonly meanings?: readonly (Float32Array | null)[];
};

/** Learns the classes of sequences; reports the mean loss of each epoch. */
export const fitModel = (
  samples: readonly Sample[],
  size: Size,
  { epochs, report, meanings = [] }: Fitting,
): Model => {
  const random = createRandom(seed);
  const model = createModel(size, seed, meanings);
  const { words: wordLayer, concepts, marks, output, forward, backward } = model.layers;
  const words = optimised(wordLayer);
  const others = [concepts, marks, output]
    .concat([forward, backward].flatMap((cell) => [cell.input, cell.state, cell.bias]))
    .map(optimised);
  const dropped = {
    inputs: dropping(leftOut.inputs, random),
    outputs: dropping(leftOut.outputs, random),
  };
  const order = [...samples.keys()];
  const steps = Math.ceil(samples.length / batch) * epochs;
  let time = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    let loss = 0;
    for (let from = 0; from < order.length; from += batch) {
      const taken = order.slice(from, from + batch).flatMap((at) => samples[at] ?? []);
      // Rows of words that no sentence of the batch holds have no gradient.
      const touched = new Set<number>();
      for (const sample of taken) {
        const read = sample.steps.map((step) =>
          random() < unknownShare ? { ...step, word: 0 } : step,
        );
        const chances = follow(model, read, sample.label, dropped);
        softmax(chances);
        loss -= Math.log(chances[sample.label] ?? 1);
        for (const { word } of read) touched.add(word);
      }
      const width = size.widths.word;
      const moved = [
        ...others,
        ...[...touched].map((word) => partOf(words, word * width, (word + 1) * width)),
      ];
      time++;
      const rate = (firstRate / 2) * (1 + Math.cos((Math.PI * time) / steps));
      const length = lengthOf(moved) / taken.length;
      const scale = Math.min(1, longest / length) / taken.length;
      for (const one of moved) move(one, { scale, rate, time });
    }
    report(epoch, loss / samples.length);
  }
  return model;
};
