import type { Stretch } from './features.ts';
import type { QueryReading } from './reader.ts';
import { questionOpenings, tellers } from './scopes.ts';

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

/** Words after which something else begins. */
const joiners = new Set('and but also anyway so then plus ps btw though or'.split(' '));

/**
 * The clause around a stretch: from its subject, or what parts it from the words before, up to
 * what parts it from those behind, to what is told or asked next.
 */
export const clauseAround = (
  { tokens }: QueryReading,
  { start, end }: Stretch,
): Stretch => {
  const isPart = (at: number, isNext: boolean): boolean => {
    const { word = '', gap } = tokens[at] ?? {};
    if (gap !== 'none') return true;
    if (isNext)
      return joiners.has(word) || tellers.has(word) || questionOpenings.has(word);
    return tellers.has(word) || joiners.has(tokens[at - 1]?.word ?? '');
  };
  let first = start;
  while (first > 0 && !isPart(first, false)) first--;
  let last = end;
  while (last < tokens.length && !isPart(last, true)) last++;
  return { start: first, end: last };
};
