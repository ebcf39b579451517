import { hashText } from '../text/hash.ts';
import { stem } from '../text/stem.ts';
import type { QueryReading } from './reader.ts';
import type { Colour } from './scopes.ts';

/** Features are numbered by hash below this; some 10,000 of them have a weight. */
export const featureNumbers = 2 ** 17;
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

/** What is denied, past or only asked about must not look like what is told. */
const markOf = (colour: Colour | undefined): string =>
  colour === undefined
    ? ''
    : `${colour.negated ? '!' : ''}${colour.past ? '<' : ''}${colour.asked ? '?' : ''}`;

const shortestGram = 3;
const longestGram = 4;

type Count = { times: number; readonly token: number };
type Block = Map<number, Count>;

const count = (block: Block, feature: string, token: number): void => {
  const number = hashText(feature) % featureNumbers;
  const known = block.get(number);
  if (known) known.times += 1;
  else block.set(number, { times: 1, token });
};

/**
 * Three kinds of features, each of length 1 as a vector: stems and pairs of neighbours;
 * groups of letters, which forgive spelling; and the concepts that are worded. Each
 * carries what colours it (denied, past, asked).
 */
export const featuresOf = ({ tokens, colours, mentions }: QueryReading): Features => {
  const words: Block = new Map();
  const grams: Block = new Map();
  const concepts: Block = new Map();
  let previous = '^';
  tokens.forEach(({ word }, at) => {
    const mark = markOf(colours[at]);
    const marked = mark + stem(word);
    count(words, `w ${marked}`, at);
    count(words, `p ${previous} ${marked}`, at);
    previous = marked;
    const padded = ` ${word} `;
    for (let size = shortestGram; size <= longestGram; size++)
      for (let from = 0; from + size <= padded.length; from++)
        count(grams, `g ${mark}${padded.slice(from, from + size)}`, at);
  });
  const seen = new Set<string>();
  for (const { concept, start } of mentions) {
    const marked = markOf(colours[start]) + concept;
    if (seen.has(marked)) continue;
    seen.add(marked);
    count(concepts, `c ${marked}`, start);
  }
  const other = colours.findIndex(({ person }) => person === 'other');
  if (other >= 0) count(concepts, 'c @other', other);

  const numbers = [biasFeature];
  const values = [biasValue];
  const places = [-1];
  for (const block of [words, grams, concepts]) {
    let squares = 0;
    for (const { times } of block.values()) squares += (1 + Math.log(times)) ** 2;
    const length = Math.sqrt(squares);
    for (const [number, { times, token }] of block) {
      numbers.push(number);
      values.push((1 + Math.log(times)) / length);
      places.push(token);
    }
  }
  return { numbers, values, tokens: places };
};
