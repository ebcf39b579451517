import { sigmoid } from '../learn/logistic.ts';
import { signedAt } from '../learn/packed.ts';
import type { RedFlag } from '../schema/red-flag.ts';
import type { Stretch } from './features.ts';
import { markOf, marks } from './features.ts';
import type { QueryReading } from './reader.ts';

/** A matrix as it travels: whole numbers of one character (`signedAt`), each times `step`. */
export type PackedMatrix = { readonly step: number; readonly codes: string };

/** What one direction learnt: reset gate, update gate and candidate stand below each other. */
export type Cell<Matrix> = {
  /** 3 × hidden rows, one column for each number of a step. */
  readonly input: Matrix;
  /** 3 × hidden rows of hidden columns. */
  readonly state: Matrix;
  /** 3 × hidden. */
  readonly bias: Matrix;
};

/** All that is learnt, with one row for each word, concept and mark. */
export type Layers<Matrix> = {
  /** The first row is for words that are not known. */
  readonly words: Matrix;
  readonly concepts: Matrix;
  readonly marks: Matrix;
  readonly forward: Cell<Matrix>;
  readonly backward: Cell<Matrix>;
  /** A row for each class, the first for what is harmless: 2 × hidden, and the bias. */
  readonly output: Matrix;
};

/** Numbers a row. */
export type Widths = {
  readonly word: number;
  readonly concept: number;
  readonly mark: number;
  readonly hidden: number;
};

/** The table as it travels (vectors/README.md says what it was trained on). */
export type RecurrentTable = {
  /** By falling frequency, joined by spaces. */
  readonly words: string;
  /** Ids of concepts, joined by spaces. */
  readonly concepts: string;
  /** Classes with their routes (`classKey`), joined by spaces. */
  readonly classes: string;
  readonly widths: Widths;
  readonly layers: Layers<PackedMatrix>;
};

/** What a table knows by name: rows of the layers. */
export type Names = {
  readonly words: ReadonlyMap<string, number>;
  readonly concepts: ReadonlyMap<string, number>;
};

/** A token as the recurrent classifier sees it: rows of the layers. */
export type Step = {
  readonly word: number;
  readonly mark: number;
  readonly concepts: readonly number[];
};

/** A class and route by one name, such as `stroke/emergency`. */
export const classKey = ({ flag, route }: Pick<RedFlag, 'flag' | 'route'>): string =>
  `${flag}/${route}`;

/** What it makes of a stretch. */
export type RecurrentRating = {
  /** How much it looks like danger, as log-odds: 0 is one to one. */
  readonly odds: number;
  /** If it is dangerous: the probability of each class that is known, by `classKey`. */
  readonly shares: ReadonlyMap<string, number>;
};

export type Recurrent = {
  /** The words it knows, by falling frequency. */
  readonly vocabulary: readonly string[];
  readonly rate: (reading: QueryReading, stretch: Stretch) => RecurrentRating;
};

/** Marks of `markOf`, whether somebody else is told of, and whether a sentence begins. */
export const markNumbers = marks * 4;

export const namesOf = (words: string, concepts: string): Names => ({
  words: new Map(words.split(' ').map((word, at) => [word, at + 1])),
  concepts: new Map(concepts.split(' ').map((id, at) => [id, at])),
});

/** The steps of a stretch. A concept belongs to every token that words it. */
export const stepsOf = (
  { words, concepts }: Names,
  { tokens, colours, mentions }: QueryReading,
  { start, end }: Stretch,
): Step[] => {
  const worded: number[][] = Array.from({ length: end - start }, () => []);
  for (const mention of mentions) {
    const row = concepts.get(mention.concept);
    if (row === undefined) continue;
    for (let at = Math.max(start, mention.start); at < Math.min(end, mention.end); at++)
      worded[at - start]?.push(row);
  }
  return worded.map((rows, place) => {
    const token = tokens[start + place];
    const colour = colours[start + place];
    return {
      word: words.get(token?.word ?? '') ?? 0,
      mark:
        markOf(colour) +
        (colour?.person === 'other' ? marks : 0) +
        (token?.gap === 'sentence' ? marks * 2 : 0),
      concepts: rows,
    };
  });
};

/** So many numbers of a matrix from a place on, or all. */
const unpacked = (
  { step, codes }: PackedMatrix,
  from = 0,
  length = codes.length,
): Float32Array =>
  new Float32Array(length).map((_, at) => signedAt(codes, from + at) * step);

/** The sum of the products of a row, which begins at `from` in a matrix, and `other`. */
export const product = (
  matrix: Float32Array,
  from: number,
  other: Float32Array,
): number => {
  let sum = 0;
  for (let at = 0; at < other.length; at++)
    sum += (matrix[from + at] ?? 0) * (other[at] ?? 0);
  return sum;
};

/** One kind of rows that a step is made of, and the column of the input it begins at. */
type Part = {
  readonly rows: PackedMatrix;
  readonly start: number;
  readonly width: number;
};

const increase = (sums: Float32Array, shares: Float32Array): void => {
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + (shares[at] ?? 0);
};

/** One step: what it says to the gates (`sums`) makes a state of the one before. */
const advance = (
  state: Float32Array,
  sums: Float32Array,
  before: Float32Array,
): Float32Array => {
  const hidden = before.length;
  const after = new Float32Array(hidden);
  for (let unit = 0; unit < hidden; unit++) {
    const second = hidden + unit;
    const third = hidden + second;
    let kept = 0;
    let reset = sums[unit] ?? 0;
    let update = sums[second] ?? 0;
    for (let at = 0; at < hidden; at++) {
      const value = before[at] ?? 0;
      reset += (state[unit * hidden + at] ?? 0) * value;
      update += (state[second * hidden + at] ?? 0) * value;
      kept += (state[third * hidden + at] ?? 0) * value;
    }
    const candidate = Math.tanh((sums[third] ?? 0) + sigmoid(reset) * kept);
    after[unit] = candidate + sigmoid(update) * ((before[unit] ?? 0) - candidate);
  }
  return after;
};

/**
 * Makes one direction: the largest state of each unit over all steps, in the order in which
 * they are given.
 */
const createDirection = (
  { input, state, bias }: Cell<Float32Array>,
  parts: readonly Part[],
): ((steps: readonly Step[]) => Float32Array) => {
  const columns = input.length / bias.length;
  const hidden = bias.length / 3;
  // A row is unpacked when it is first read, since most words are never said, and what it adds
  // to the gates is kept: there are no more rows than the table has.
  const adding = parts.map(({ rows, start, width }) => {
    const known: Float32Array[] = [];
    return (row: number): Float32Array => {
      if (known[row] === undefined) {
        const own = unpacked(rows, row * width, width);
        known[row] = bias.map((_, gate) => product(input, gate * columns + start, own));
      }
      return known[row];
    };
  });

  const sums = new Float32Array(bias.length);
  const add = (part: number, row: number): void => {
    const shares = adding[part]?.(row);
    if (shares !== undefined) increase(sums, shares);
  };

  return (steps) => {
    const largest = new Float32Array(hidden).fill(-1);
    let now: Float32Array = new Float32Array(hidden);
    for (const { word, mark, concepts } of steps) {
      sums.set(bias);
      add(0, word);
      add(1, mark);
      for (const row of concepts) add(2, row);
      now = advance(state, sums, now);
      now.forEach((value, unit) => {
        if (value > (largest[unit] ?? 0)) largest[unit] = value;
      });
    }
    return largest;
  };
};

/**
 * Makes the classifier that reads a query word by word, in both directions (gated recurrent
 * units: Cho et al. 2014; the largest state of each unit speaks, as in max pooling). It
 * knows the order of words, which the features of `features.ts` know of neighbours only.
 */
export const loadRecurrent = ({
  words,
  concepts,
  classes,
  widths,
  layers,
}: RecurrentTable): Recurrent => {
  const names = namesOf(words, concepts);
  const output = unpacked(layers.output);
  const parts = [
    { rows: layers.words, start: 0, width: widths.word },
    { rows: layers.marks, start: widths.word, width: widths.mark },
    {
      rows: layers.concepts,
      start: widths.word + widths.mark,
      width: widths.concept,
    },
  ];
  const [forward, backward] = [layers.forward, layers.backward].map(
    ({ input, state, bias }) =>
      createDirection(
        { input: unpacked(input), state: unpacked(state), bias: unpacked(bias) },
        parts,
      ),
  );

  const rate: Recurrent['rate'] = (reading, stretch) => {
    const steps = stepsOf(names, reading, stretch);
    const spoken = Float32Array.of(
      ...(forward?.(steps) ?? []),
      ...(backward?.(steps.toReversed()) ?? []),
      1,
    );
    const said = (row: number): number => product(output, row * spoken.length, spoken);
    const likely = classes
      .split(' ')
      .map((key, at) => [key, Math.exp(said(at + 1))] as const);
    const danger = likely.reduce((sum, [, one]) => sum + one, 0);
    return {
      // Where nothing is said nothing is dangerous.
      odds: steps.length === 0 ? Number.NEGATIVE_INFINITY : Math.log(danger) - said(0),
      shares: new Map(likely.map(([key, one]) => [key, one / danger])),
    };
  };
  return { vocabulary: words.split(' '), rate };
};
