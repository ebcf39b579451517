import type { Leaning } from '../schema/reading.ts';
import { countInformative, pronouns, wordsOf } from './words.ts';

const openings =
  /^(?:and|what about|how about|what of|also|but what|but how|then|so what|so how|or|but)\b/iu;

/** Most words, and most informative words, of a query that leans on the last turn. */
const maxLeaningWords = 9;
const maxStrongInformative = 2;
const maxWeakInformative = 2;
const maxWeakWords = 6;

/**
 * Says how far a query leans on what was said before: strongly when it opens with 'and …'
 * or 'what about …', or stands on a pronoun with few words of its own; weakly when it is
 * just short; not at all when it is a complete question.
 */
export const leaningOf = (query: string): Leaning => {
  const words = wordsOf(query);
  const informative = countInformative(words);
  if (words.length === 0 || words.length > maxLeaningWords) return 'none';
  if (informative === 0) return 'strong';
  if (openings.test(query.trim()) && informative <= maxStrongInformative + 1) {
    return 'strong';
  }
  const hasPronoun = words.some((word) => pronouns.has(word));
  if (hasPronoun && informative <= maxStrongInformative) return 'strong';
  return informative <= maxWeakInformative && words.length <= maxWeakWords
    ? 'weak'
    : 'none';
};

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
