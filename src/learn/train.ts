import { nthLargestSize } from './nth-largest.ts';
import { createRandom } from './random.ts';

/** Samples as sparse rows: features of sample s at starts[s] up to starts[s + 1]. */
export type Samples = {
  readonly starts: Uint32Array;
  readonly features: Uint32Array;
  readonly values: Float32Array;
  readonly labels: Uint32Array;
};

/** Size of a softmax model: weight of (feature, class) at feature × classes + class. */
export type ModelShape = {
  readonly features: number;
  readonly classes: number;
  readonly epochs: number;
  /** By weight: 0 for one that must stay zero. All may be learnt if left out. */
  readonly allowed?: Uint8Array;
};

/** The steps of AdaGrad, as a softmax takes them. */
const learningRate = 0.5;
/** Keeps the first steps short, so that chance features get no weight to speak of. */
export const initialHistory = 0.1;
const seed = 20_260_101;
/** Gradients below this change nothing worth the time. */
export const negligible = 2e-3;

/** Multinomial logistic regression by AdaGrad (Duchi, Hazan, Singer 2011), in place. */
export const train = (
  samples: Samples,
  { features, classes, epochs, allowed }: ModelShape,
): Float32Array => {
  const model = new Float32Array(features * classes);
  const history = new Float32Array(features * classes);
  const logits = new Float32Array(classes);
  const order = Array.from(samples.labels, (_, at) => at);
  const random = createRandom(seed);
  const active = new Uint32Array(classes);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const sample of order) {
      predict(samples, sample, model, logits);
      const label = samples.labels[sample] ?? 0;
      logits[label] = (logits[label] ?? 0) - 1;
      let count = 0;
      for (let target = 0; target < classes; target += 1) {
        if (Math.abs(logits[target] ?? 0) <= negligible) continue;
        active[count] = target;
        count += 1;
      }
      update(samples, sample, {
        model,
        history,
        errors: logits,
        active: active.subarray(0, count),
        allowed,
      });
    }
  }
  return model;
};

/** Writes the class probabilities of a sample into `logits`. */
const predict = (
  samples: Samples,
  sample: number,
  model: Float32Array,
  logits: Float32Array,
): void => {
  const classes = logits.length;
  logits.fill(0);
  const end = samples.starts[sample + 1] ?? 0;
  for (let at = samples.starts[sample] ?? 0; at < end; at += 1) {
    const value = samples.values[at] ?? 0;
    const row = (samples.features[at] ?? 0) * classes;
    for (let target = 0; target < classes; target += 1) {
      logits[target] = (logits[target] ?? 0) + value * (model[row + target] ?? 0);
    }
  }
  softmax(logits);
};

/**
 * As `train`, with all but the `kept` weights zero: learns, keeps what `worth` says is
 * worth most, and learns those again, which makes up for most of what was cut.
 */
export const trainSparse = (
  samples: Samples,
  shape: ModelShape,
  { kept, worth }: Sparsity,
): Float32Array => {
  const allowed = worthiest(train(samples, shape), { kept, worth });
  return train(withoutIdle(samples, allowed, shape.classes), { ...shape, allowed });
};

/** By weight: 1 for the `kept` that are worth most. */
export const worthiest = (
  weights: Float32Array,
  { kept, worth }: Sparsity,
): Uint8Array => {
  const worths = new Float32Array(weights.length);
  for (let at = 0; at < worths.length; at += 1) worths[at] = worth(weights[at] ?? 0, at);
  const least = nthLargestSize(worths, kept);
  const allowed = new Uint8Array(worths.length);
  for (let at = 0; at < worths.length; at += 1) {
    const one = worths[at] ?? 0;
    if (one > 0 && one >= least) allowed[at] = 1;
  }
  return allowed;
};

/** The samples without the features none of whose weights may be learnt: they add zero. */
export const withoutIdle = (
  samples: Samples,
  allowed: Uint8Array,
  classes: number,
): Samples => {
  const isIdle = (feature: number): boolean =>
    allowed.indexOf(1, feature * classes) >= (feature + 1) * classes ||
    allowed.indexOf(1, feature * classes) === -1;
  const idle = new Map<number, boolean>();
  const starts = new Uint32Array(samples.starts.length);
  const features = new Uint32Array(samples.features.length);
  const values = new Float32Array(samples.values.length);
  let filled = 0;
  for (let sample = 0; sample + 1 < starts.length; sample += 1) {
    const end = samples.starts[sample + 1] ?? 0;
    for (let at = samples.starts[sample] ?? 0; at < end; at += 1) {
      const feature = samples.features[at] ?? 0;
      const known = idle.get(feature) ?? isIdle(feature);
      idle.set(feature, known);
      if (known) continue;
      features[filled] = feature;
      values[filled] = samples.values[at] ?? 0;
      filled += 1;
    }
    starts[sample + 1] = filled;
  }
  return { ...samples, starts, features, values };
};

export type Sparsity = {
  readonly kept: number;
  /** What a weight at its place is worth, from 0. */
  readonly worth: (weight: number, at: number) => number;
};

/** Turns logits into probabilities, in place. */
export const softmax = (logits: Float32Array): void => {
  let highest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > highest) highest = logit;
  let sum = 0;
  for (let at = 0; at < logits.length; at += 1) {
    const value = Math.exp((logits[at] ?? 0) - highest);
    logits[at] = value;
    sum += value;
  }
  for (let at = 0; at < logits.length; at += 1) logits[at] = (logits[at] ?? 0) / sum;
};

type Step = {
  readonly model: Float32Array;
  readonly history: Float32Array;
  /** Probability less target, by class. */
  readonly errors: Float32Array;
  /** The classes whose error is worth a step. */
  readonly active: Uint32Array;
  readonly allowed: Uint8Array | undefined;
};

const update = (
  samples: Samples,
  sample: number,
  { model, history, errors, active, allowed }: Step,
): void => {
  const end = samples.starts[sample + 1] ?? 0;
  for (let at = samples.starts[sample] ?? 0; at < end; at += 1) {
    const value = samples.values[at] ?? 0;
    const row = (samples.features[at] ?? 0) * errors.length;
    for (const target of active) {
      const place = row + target;
      if (allowed !== undefined && allowed[place] === 0) continue;
      const gradient = (errors[target] ?? 0) * value;
      const seen = (history[place] ?? 0) + gradient * gradient;
      history[place] = seen;
      model[place] =
        (model[place] ?? 0) -
        (learningRate * gradient) / Math.sqrt(initialHistory + seen);
    }
  }
};

/** Shuffles in place (Fisher and Yates). */
export const shuffle = (order: number[], random: () => number): void => {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const moved = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = moved;
  }
};
