import { hashPair, hashText } from '../text/hash.ts';
import { stem } from '../text/stem.ts';
import type { QueryReading } from './reader.ts';
import type { Colour } from './scopes.ts';

/** Features are numbered by hash below this; some 25,000 of them have a weight. */
export const featureNumbers = 2 ** 18;
/** The number of the feature that every query has. */
export const biasFeature = 0;
const biasValue = 0.5;

/** What the classifier sees of a query: features by number, each with the token it is of. */
export type Features = {
  readonly numbers: readonly number[];
  readonly values: readonly number[];
  /** Place of the token that each feature comes from, -1 for the whole query. */
  readonly tokens: readonly number[];
};

/** A stretch of tokens: from `start` up to, not including, `end`. */
export type Stretch = { readonly start: number; readonly end: number };

/** Takes the features of a stretch of what was read. */
export type FeatureReader = (reading: QueryReading, stretch: Stretch) => Features;

/** What is denied, past or only asked about must not look like what is told. */
export const marks = 8;
export const markOf = (colour: Colour | undefined): number =>
  colour === undefined
    ? 0
    : (colour.negated ? 1 : 0) + (colour.past ? 2 : 0) + (colour.asked ? 4 : 0);

/** A word seen before costs little; a hostile query must not grow this without end. */
const rememberedWords = 4_096;

const conceptMark = marks;
const pairMark = conceptMark + marks;
/** What stands at most so many words from a concept makes a pair with it. */
const pairReach = 3;
const otherPerson = hashText('somebody else');
const beginning = hashText('beginning');

/** Counts of one kind of feature, made one vector of length 1 when it is complete. */
type Block = {
  readonly times: Float32Array;
  readonly numbers: number[];
  readonly tokens: number[];
};

const createBlock = (): Block => ({
  times: new Float32Array(featureNumbers),
  numbers: [],
  tokens: [],
});

const count = ({ times, numbers, tokens }: Block, hash: number, token: number): void => {
  const number = hash % featureNumbers;
  const known = times[number] ?? 0;
  if (known === 0) {
    numbers.push(number);
    tokens.push(token);
  }
  times[number] = known + 1;
};

const countOnce = (block: Block, hash: number, token: number): void => {
  if (block.times[hash % featureNumbers] === 0) count(block, hash, token);
};

/**
 * Three kinds of features, each of length 1 as a vector: stems and pairs of neighbours; the
 * concepts that are worded; and each of these with every stem in and near it, since the same
 * words are harmless in one company and not in another. Each carries what colours it (denied,
 * past, asked). Groups of letters gained nothing beside words whose spelling is mended. The
 * counts belong to the reader and are reused.
 */
export const createFeatureReader = (): FeatureReader => {
  const words = createBlock();
  const concepts = createBlock();
  const pairs = createBlock();
  const stems: number[] = [];
  const remembered = new Map<string, number>();

  /** Hash of a marked stem. */
  const stemOf = (word: string, mark: number): number => {
    const key = mark + word;
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const made = hashPair(mark, hashText(stem(word)));
    if (remembered.size < rememberedWords) remembered.set(key, made);
    return made;
  };

  return ({ tokens, colours, mentions }, { start: first, end }) => {
    let previous = beginning;
    for (let at = first; at < end; at++) {
      const made = stemOf(tokens[at]?.word ?? '', markOf(colours[at]));
      count(words, made, at);
      count(words, hashPair(previous, made), at);
      stems[at] = made;
      previous = made;
    }
    for (const { concept, start, end: behind } of mentions) {
      if (start < first || start >= end) continue;
      const mark = markOf(colours[start]);
      const name = hashText(concept);
      countOnce(concepts, hashPair(mark + conceptMark, name), start);
      const own = hashPair(mark + pairMark, name);
      const last = Math.min(end, behind + pairReach);
      for (let at = Math.max(first, start - pairReach); at < last; at++)
        countOnce(pairs, hashPair(own, stems[at] ?? 0), at);
    }
    for (let at = first; at < end; at++) {
      if (colours[at]?.person !== 'other') continue;
      count(concepts, otherPerson, at);
      break;
    }

    const numbers = [biasFeature];
    const values = [biasValue];
    const places = [-1];
    for (const block of [words, concepts, pairs]) {
      let squares = 0;
      for (const number of block.numbers) {
        const value = 1 + Math.log(block.times[number] ?? 1);
        block.times[number] = value;
        squares += value * value;
      }
      const length = Math.sqrt(squares);
      block.numbers.forEach((number, at) => {
        numbers.push(number);
        values.push((block.times[number] ?? 0) / length);
        places.push(block.tokens[at] ?? -1);
        block.times[number] = 0;
      });
      block.numbers.length = 0;
      block.tokens.length = 0;
    }
    return { numbers, values, tokens: places };
  };
};
