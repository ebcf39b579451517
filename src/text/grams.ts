import { hashText } from './hash.ts';

/** Lengths of the character n-grams, in characters of the word padded by one space. */
export const shortestGram = 3;
export const longestGram = 5;

/**
 * Calls `visit` with the hash and length of each character 3–5-gram of ' word '.
 * A word of one character gives its one 3-gram.
 */
export const eachGram = (
  word: string,
  visit: (hash: number, length: number) => void,
): void => {
  const padded = ` ${word} `;
  for (let length = shortestGram; length <= longestGram; length += 1) {
    for (let from = 0; from + length <= padded.length; from += 1) {
      visit(hashText(padded, from, from + length), length);
    }
  }
};
