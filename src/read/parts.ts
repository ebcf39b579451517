import { countInformative, standsAlone, wordsOf } from './words.ts';

/** At most so many questions of one message are answered one by one. */
const maxParts = 3;
/** A part needs so many informative words to be a question of its own. */
const minInformative = 1;
const minWords = 3;

const boundary =
  /[?!.;\n]+\s*|,?\s+(?:and|also|plus)\s+(?:also\s+)?(?=(?:what|how|when|where|who|why|which|can|could|do|does|did|is|are|will|would|should|has|have|tell)\b)/iu;

/** 'Massage and surgery, tell me about both': two topics joined by 'and', then 'both'. */
const both = /^(?<topics>[^,.;?!]{3,80})[,.;]?\s+(?:[^,.;?!]{0,40}\s)?both\b/iu;

/** '1) … 2) …'. */
const numbering = /(?:^|\s)\(?[1-9][).:]\s+/gu;

/** 'Where are you' has no word of its own, and is a question for all that. */
const isQuestion = (part: string): boolean => {
  const words = wordsOf(part);
  return (
    words.length >= minWords &&
    (standsAlone(words) || countInformative(words) >= minInformative)
  );
};

/** The separate questions of one message, in order; empty when there is only one. */
export const questionParts = (query: string): readonly string[] => {
  const topics = both.exec(query)?.groups?.topics?.split(/\s+(?:and|&)\s+/u) ?? [];
  if (topics.length === 2) return topics;
  const parts = query
    .replaceAll(numbering, '; ')
    .split(boundary)
    .map((part) => part.trim())
    .filter(isQuestion);
  return parts.length >= 2 && parts.length <= maxParts ? parts : [];
};
