import { expandContractions } from './contractions.ts';

const nonAscii = /[\u0080-\uffff]/;
const marks = /\p{M}+/gu;
const invisible = /\p{Cf}+/gu;
const singleQuotes = /[\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4]/g;
const doubleQuotes = /[\u201c-\u201f\u2033]/g;
const stretched = /([a-z])\1{2,}/g;

/**
 * Brings a text to the form that everything else reads: compatibility-decomposed,
 * without marks and invisible characters, lower case, straight quotes, contractions
 * written out, stretched letters ('sooooo') cut to two.
 */
export const normalise = (text: string): string => {
  const plain = nonAscii.test(text)
    ? text
        .replace(singleQuotes, "'")
        .replace(doubleQuotes, '"')
        .normalize('NFKD')
        .replace(marks, '')
        .replace(invisible, '')
    : text;
  return expandContractions(plain.toLowerCase()).replace(stretched, '$1$1');
};
