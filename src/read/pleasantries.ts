import {
  countInformative,
  hasQuestionWord,
  isAsking,
  pointsBack,
  wordsOf,
} from './words.ts';

const openings =
  /^(?:(?:hi|hiya|hello|hey|heya|hullo|howdy|good (?:morning|afternoon|evening|day)|morning|evening|greetings|dear|there|all|everyone|team|guys|folks|please|sorry|excuse me|ok|okay|right|so|well|um|erm|quick question|just a quick (?:one|question)|how are (?:you|u|things)(?: doing)?(?: today)?|(?:good)?bye,? but(?: first)?|just wondering|i was wondering(?: if)?)\b[\s,.!?:;-]*)+/iu;

/** What answers the last turn before something new is asked: 'Haha ok. And does …'. */
const reactions =
  /^(?:(?:(?:a?ha(?:ha)+|lol|ah|oh|hm+|god|fair enough|never ?mind|cool|brill(?:iant)?|great|lovely|perfect|nice(?: one)?|good|got it|i see|yeah|yep|ta|thanks|thank (?:you|u)(?: (?:so|very) much)?|cheers|ok(?:ay)?|right)\b\s*)+[.,!;:]+\s*(?:and\s+)?)+/iu;

const closings =
  /(?:[\s,.!;-]*\b(?:thanks(?: (?:a lot|so much|very much|in advance|again|a million))?|many thanks|thank (?:you|u)(?: (?:so much|very much|in advance|again))?|cheers|ta|please|pls|plz|bye|xx*|regards|kind regards|mate|love|then|tho|though|lol|haha|btw|exactly|anyway)\b[\s,.!?;:)-]*)+$/iu;

const answers = new Set('yes yeah yep no nope none neither both all'.split(' '));

/** Most words, and most of them with a meaning, of a sentence that only reacts. */
const reactionWords = 4;
const reactionInformative = 2;
const firstSentence = /^([^.!?;\n]{1,60})[.!;\n]+\s*(?=\p{L})/u;

/** Takes back what was said before: 'forget it, where are you based'. */
const takenBack =
  /^(?:(?:ok|okay|no|oh|right)[\s,]+)?(?:forget (?:it|that)|never ?mind(?: that)?|scrap that|leave it|anyway)[\s,.!;-]+(?=\p{L}{2,}\s)/iu;

/** In a conversation: takes a short sentence off that a question follows ('Useless. What …'). */
export const withoutReaction = (typed: string): string => {
  const query = typed.replace(takenBack, '');
  const [whole, first = ''] = firstSentence.exec(query) ?? [];
  if (whole === undefined) return query;
  const rest = query.slice(whole.length);
  const words = wordsOf(first);
  const isReaction =
    words.length <= reactionWords && countInformative(words) <= reactionInformative;
  return isReaction && isAsking(rest) ? withoutPleasantries(rest) : query;
};

/** Small words alone, as 'will do' and 'to you': the pleasantries are what was said. */
const saysNothing = (rest: string): boolean => {
  const words = wordsOf(rest);
  const isMeant =
    hasQuestionWord(words) ||
    pointsBack(words) ||
    words.some((word) => answers.has(word));
  return countInformative(words) === 0 && !isMeant;
};

/** Longest text whose ends are looked at; pleasantries stand at the ends of short texts. */
const maxEnd = 160;

/**
 * Takes greeting, thanks and fillers off both ends of a query, so that they never
 * swallow the question inside. A query that is nothing else comes back as it is.
 */
export const withoutPleasantries = (query: string): string => {
  const trimmed = query.trim();
  const head = trimmed
    .slice(0, maxEnd)
    .replace(openings, '')
    .replace(reactions, '')
    .replace(openings, '');
  const opened = head + trimmed.slice(maxEnd);
  const cut = Math.max(0, opened.length - maxEnd);
  const closed = opened.slice(0, cut) + opened.slice(cut).replace(closings, '');
  return saysNothing(closed) ? trimmed : closed.trim();
};
