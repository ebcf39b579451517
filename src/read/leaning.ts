import type { Leaning } from '../schema/reading.ts';
import { countInformative, pointsBack, standsAlone, wordsOf } from './words.ts';

const openings =
  /^(?:and|what about|how about|what of|also|but what|but how|then|so what|so how|or|but)\b/iu;

const conjunction = /^(?:and|but|or|so|also|then)\b[\s,]+/iu;

/** 'And where are you' asks word for word what 'where are you' asks. */
export const withoutConjunction = (query: string): string =>
  query.trim().replace(conjunction, '');

/** Most words, and most informative words, of a query that leans on the last turn. */
const maxLeaningWords = 9;
const maxShiftInformative = 3;
const maxPronounInformative = 2;
const maxShortInformative = 2;
const maxShortWords = 6;

/** Says how a query leans on what was said before (see `Leaning`). */
export const leaningOf = (query: string): Leaning => {
  const words = wordsOf(query);
  const informative = countInformative(words);
  if (words.length === 0 || words.length > maxLeaningWords) return 'none';
  if (informative === 0) return 'pronoun';
  if (openings.test(query.trim()) && informative <= maxShiftInformative) return 'shift';
  if (pointsBack(words) && informative <= maxPronounInformative) return 'pronoun';
  return informative <= maxShortInformative && words.length <= maxShortWords
    ? 'short'
    : 'none';
};

/** Whether the second of two questions needs the first: 'what is it and does it hurt'. */
export const leansBack = (query: string): boolean =>
  leaningOf(query) === 'pronoun' && !standsAlone(wordsOf(query));

const pronounToReplace =
  /\b(?:it|that|this|them|they|those|these|she|he)\b(?!')|\b(?:it|that|this)(?='s\b)/iu;

/**
 * Completes a leaning query with what the last answer was about: 'how do I treat it'
 * becomes 'how do I treat sciatica', 'and surgery?' becomes 'and surgery? sciatica'.
 */
export const completed = (query: string, subject: string): string =>
  pronounToReplace.test(query)
    ? query.replace(pronounToReplace, subject)
    : `${query} ${subject}`;
