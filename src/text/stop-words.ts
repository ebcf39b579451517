/**
 * Articles, copulas, pronouns, auxiliaries and politeness: words that say nothing about
 * the subject. Question words, negation and prepositions stay, since they tell
 * 'before surgery' from 'after surgery' and 'when' from 'why'.
 */
const stopWords: ReadonlySet<string> = new Set(
  (
    'a an the is are was were be been being am i me my mine myself you your yours we us our ' +
    'ours he him his she her hers it its they them their theirs this that these those do ' +
    'does did done have has had having will would shall should can could may might must ' +
    'please thanks thank hi hello hey and or so just there'
  ).split(' '),
);

/** Whether a token is too common to tell entries apart. */
export const isStopWord = (token: string): boolean => stopWords.has(token);
