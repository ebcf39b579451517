import porter2 from 'wink-porter2-stemmer';
import { toBritish } from './british.ts';
import { numberWord } from './numbers.ts';

const latinWord = /^[a-z]{3,24}$/;

/** Porter2 keeps '-ment' on short words; people say 'treated' and mean 'treatment'. */
const ment = /^([a-z]{4,})ment$/;

/** The stem of a token: spelling made British, number words made digits, then Porter2. */
export const stem = (token: string): string => {
  const number = numberWord(token);
  if (number !== undefined) return number;
  return latinWord.test(token) ? porter2(toBritish(token)).replace(ment, '$1') : token;
};
