import type { Stretch } from './features.ts';
import type { QueryReading } from './reader.ts';

/**
 * Longer queries are looked at in stretches of about so many words, too: what is buried in
 * a long story must not drown in it.
 */
const longQuery = 60;
const stretchWords = 30;
/** A sentence of fewer words says too little by itself, unless it is the last. */
const shortestSentence = 2;

/** The parts of a query: sentences of at least `least` words, or so many words as `most`. */
const stretchesOf = (
  { tokens }: QueryReading,
  least: number,
  most: number,
): readonly Stretch[] => {
  const stretches: Stretch[] = [];
  let start = 0;
  for (let at = 1; at <= tokens.length; at++) {
    const words = at - start;
    const isEnd = at === tokens.length || tokens[at]?.gap === 'sentence';
    const isFull = isEnd ? words >= least : words >= most;
    if (!isFull && at < tokens.length) continue;
    stretches.push({ start, end: at });
    start = at;
  }
  return stretches;
};

/** The parts of a long query; none of a shorter one. */
export const partsOf = (reading: QueryReading): readonly Stretch[] =>
  reading.tokens.length > longQuery
    ? stretchesOf(reading, stretchWords / 2, stretchWords)
    : [];

/** The sentences of a query that has several, a short one with the next; a very long one in pieces. */
export const sentencesOf = (reading: QueryReading): readonly Stretch[] => {
  const sentences = stretchesOf(reading, shortestSentence, stretchWords);
  return sentences.length === 1 ? [] : sentences;
};

/**
 * The sentences that hold one of these tokens, and the stretch from the first of them to
 * the last, for what is told over several.
 */
export const sentencesWith = (
  reading: QueryReading,
  places: readonly number[],
): readonly Stretch[] => {
  const holding = sentencesOf(reading).filter(({ start, end }) =>
    places.some((place) => place >= start && place < end),
  );
  const first = holding[0];
  const last = holding.at(-1);
  return first === undefined || last === undefined || first === last
    ? holding
    : [...holding, { start: first.start, end: last.end }];
};
