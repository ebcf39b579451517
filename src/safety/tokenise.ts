import { numberWord } from '../text/numbers.ts';
import { wordTable } from '../text/word-table.ts';
import type { Decipher } from './decipher.ts';

/** A word of the query, with what stood before it. */
export type Token = {
  readonly word: string;
  /** Where it stands in the normalised text. */
  readonly start: number;
  readonly end: number;
  /** What parts it from the word before. */
  readonly gap: 'none' | 'comma' | 'sentence';
};

/** The normalised text and its tokens; evidence is cut out of the text. */
export type Tokens = { readonly text: string; readonly tokens: readonly Token[] };

const invisible = /[\p{M}\p{Cf}]/gu;
const apostrophes = /[\u2018\u2019\u02BC\u0060\u00B4\uFF07]/g;
const wordOrMark = /[a-z]+(?:'[a-z]+)*'?|\d+(?:\.\d+)?|[^a-z\d\s]+|\n+/g;
const sentenceMark = /[.!?;\n\u2026]/;
const commaMark = /[,:()\u2013\u2014\u00B7|[\]]/;
const longRun = /([a-z])\1{2,}/g;

/** Words that say nothing here; patterns and queries both lose them. */
const silent = new Set(
  'the a an um umm uh er erm ah oh hmm well basically literally actually honestly really very totally quite kinda sorta tbh lol pls please innit fucking fuckin effing flipping'.split(
    ' ',
  ),
);

/** Words that keep a possessive-looking `s`, because it stands for `is` or `has`. */
const pronouns = new Set('it he she that what there who how where here let'.split(' '));

/** One entry for each word, which stands in it for `_`. */
const each = (words: string, entry: string): readonly string[] =>
  words.split(' ').map((word) => entry.replaceAll('_', word));

/** Two words that people write as one, and the one that patterns use. */
const joined = wordTable(
  ...each('do does did have has had is are was were would could should', '_ not=_nt'),
  ...each('it he she there that', '_ is=_s'),
  ...each('they we', '_ are=_re'),
  ...each('not havent hasnt hadnt isnt arent wasnt werent aint no', '_ able=unable'),
  'been able=able, unable to=cant, can not=cant, can t=cant, no can=cant, not can=cant',
  'no 1=nobody, don t=dont, will not=wont, i am=im, i m=im, i have=ive, i ve=ive, it s=its',
);

/** The one way in which patterns and queries write a word. */
const written = (word: string): string =>
  word === 'cannot' ? 'cant' : (numberWord(word) ?? word);

const bare = (mark: string): string => {
  const cut = mark.lastIndexOf("'");
  if (cut < 0) return mark;
  const head = mark.slice(0, cut).replaceAll("'", '');
  const tail = mark.slice(cut + 1);
  if (tail === 's' && !pronouns.has(head)) return head;
  return head + tail;
};

const strongest = (one: Token['gap'], other: Token['gap']): Token['gap'] => {
  if (one === 'sentence' || other === 'sentence') return 'sentence';
  return one === 'comma' || other === 'comma' ? 'comma' : 'none';
};

const letter = /^[a-z]$/;
/** Whether the stop at a place is within or after an abbreviation such as 'e.g.'. */
const isAbbreviation = (text: string, at: number): boolean =>
  letter.test(text[at - 1] ?? '') &&
  !/[a-z\d']/.test(text[at - 2] ?? '') &&
  (letter.test(text[at + 1] ?? '') || text[at - 2] === '.');

const gapOf = (mark: string, text: string, at: number): Token['gap'] => {
  if (mark.startsWith('.') && isAbbreviation(text, at)) return 'none';
  if (mark.includes('..') || mark.includes('\u2026')) return 'comma';
  if (sentenceMark.test(mark)) return 'sentence';
  if (commaMark.test(mark)) return 'comma';
  const isDash = mark.startsWith('-') && text[at - 1] === ' ';
  return isDash ? 'comma' : 'none';
};

/** One plain word the way tokens are written; undefined when tokens lose it. */
export const wordOf = (plain: string): string | undefined => {
  const word = written(plain.replace(longRun, '$1$1'));
  return silent.has(word) ? undefined : word;
};

/** Letters that no mark is taken off, Cyrillic and Greek ones, and what they look like. */
const lookalikes = {
  from: 'аеорсухіѕјһкмтнвіαοιερτυνκıł',
  to: 'aeopcyxisjhkmthbiaoieptuvkil',
};
const foreign = /[^\0-\u00ff]/g;

/** Normalises text the way rules and queries share: form, case, marks, alphabet. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(invisible, '')
    .replace(apostrophes, "'")
    .toLowerCase()
    .replace(
      foreign,
      (letter) => lookalikes.to[lookalikes.from.indexOf(letter)] ?? letter,
    );

const asWritten: Decipher = (text) => text.replace(longRun, '$1$1');

/**
 * Cuts text into words, keeping where clauses and sentences end. Articles, fillers and
 * swearing are dropped, contractions and number words written one way. Linear.
 */
export const tokenise = (source: string, decipher: Decipher = asWritten): Tokens => {
  const text = decipher(normalise(source));
  const tokens: Token[] = [];
  let gap: Token['gap'] = 'none';
  const push = (word: string, start: number, end: number): void => {
    const last = tokens.at(-1);
    const pair = last && gap === 'none' ? joined.get(`${last.word} ${word}`) : undefined;
    const isUnit = /^[1-9]$/.test(word) && last && /^[2-9]0$/.test(last.word);
    if (last && pair !== undefined) {
      tokens.pop();
      gap = last.gap;
      push(pair, last.start, end);
    } else if (last && isUnit && gap === 'none') {
      const value = String(Number(last.word) + Number(word));
      tokens[tokens.length - 1] = { ...last, word: value, end };
    } else {
      tokens.push({ word, start, end, gap });
      gap = 'none';
    }
  };
  for (const found of text.matchAll(wordOrMark)) {
    const mark = found[0];
    const at = found.index;
    const isWord = /^[a-z\d]/.test(mark);
    if (!isWord) {
      gap = strongest(gap, gapOf(mark, text, at));
      continue;
    }
    const word = written(bare(mark));
    if (!silent.has(word)) push(word, at, at + mark.length);
  }
  return { text, tokens };
};
