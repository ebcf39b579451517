import { wordTable } from '../text/word-table.ts';

/** Writes out the words of a normalised text that no speller can mend; others stay. */
export type Decipher = (text: string) => string;

/** What is known of words. */
export type Known = {
  /** Words that wordings hold, exactly. */
  readonly words: ReadonlySet<string>;
  /** Those that matter: of words run together one must be such, and a masked one is rather. */
  readonly keyWords: ReadonlySet<string>;
  /** Real words that only look like words run together. */
  readonly ordinary: ReadonlySet<string>;
  /** Any other words that people use. */
  readonly vocabulary: ReadonlySet<string>;
};

const shortestMasked = 3;
const longestMasked = 16;
/** A hostile text must not have every one of its words compared with all that are known. */
const mostMasked = 40;
const shortestRun = 5;
/** No real word is longer: one that is, is cut into any words that people use. */
const longestWord = 24;
/** Letters that its pieces have at most, and at least at the mean: gibberish has fewer. */
const longestPiece = 16;
const meanPiece = 2.5;
/** Pieces of words run together have three letters, or are one of these. */
const shortPieces = new Set(
  'am an as at be by do go he hi if im in is it me my no of on or so to up us we'.split(
    ' ',
  ),
);
/** They may stand before or after what was run together, once. */
const loneLetters = new Set(['i', 'a']);

/** Letters that a digit or sign may stand for; others may stand for any. */
const standsFor: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'il',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
  '!': 'il',
};
const masked = /(?<![a-z\d!*@$#'])[a-z]+(?:[01345!*@$#]+[a-z]+)+(?![a-z\d*@$#'])/g;
const stretched = /(?<![a-z])[a-z]*([a-z])\1{2}[a-z]*/g;
const spacedOut = /(?<![a-z\d'])(?:[a-z] ){2,}[a-z](?![a-z\d'])/g;
const runTogether = /(?<![a-z\d'])[a-z]{5,200}(?![a-z\d'])/g;
const typed = /[a-z\d']+/g;
const picture = /\p{Extended_Pictographic}/gu;
const unit = /(?<=^\d+)[a-z]+$/;
const repeats = /([a-z])\1{2,}/g;

const isMeant = (word: string, written: string): boolean => {
  for (let at = 0; at < written.length; at++) {
    const sign = written[at] ?? '';
    const letter = word[at] ?? '';
    const letters = /[a-z]/.test(sign) ? sign : standsFor[sign];
    if (letters !== undefined && !letters.includes(letter)) return false;
  }
  return true;
};

/**
 * Cuts a word into the fewest known ones; null where it cannot be, or none of them matters. What
 * is longer than any word may hold any words: null only where it is no language.
 */
const cut = (
  word: string,
  { words, keyWords, vocabulary }: Known,
): readonly string[] | null => {
  const isLong = word.length > longestWord;
  const isPiece = (piece: string, from: number): boolean => {
    if (piece.length >= shortestMasked)
      return words.has(piece) || (isLong && vocabulary.has(piece));
    if (piece.length === 1) return isLong || (from === 0 && loneLetters.has(piece));
    return shortPieces.has(piece);
  };
  const ways: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end++) {
    let best: readonly string[] | null = null;
    for (let from = Math.max(0, isLong ? end - longestPiece : 0); from < end; from++) {
      const way = ways[from];
      if (!way || (best !== null && way.length + 1 >= best.length)) continue;
      const piece = word.slice(from, end);
      if (isPiece(piece, from)) best = [...way, piece];
    }
    ways.push(best);
  }
  const pieces = ways[word.length] ?? null;
  if (pieces === null) return null;
  const isRun = isLong
    ? pieces.length * meanPiece < word.length
    : pieces.some((piece) => keyWords.has(piece));
  return isRun ? pieces : null;
};

/**
 * Makes the decipherer of words that people stretch ('dieeee'), mask ('k!ll', 'p*ss'), space
 * out ('n u m b'), run together ('cantfeelmybum'), shorten ('som1') or draw ('🩸', both by
 * `textSpeak`). Linear in the text's length: masked words are looked at up to a number, words
 * run together up to a length.
 */
export const createDecipher = (known: Known, textSpeak = ''): Decipher => {
  const { words, keyWords, ordinary } = known;
  const shorthand = wordTable(textSpeak);
  const byLength = Map.groupBy(
    [...keyWords, ...words].filter((word) => word.length >= shortestMasked),
    ({ length }) => length,
  );
  const unmask = (written: string): string => {
    if (written.length < shortestMasked || written.length > longestMasked) return written;
    const meant = byLength.get(written.length)?.find((word) => isMeant(word, written));
    return meant ?? written;
  };
  const unstretch = (written: string): string => {
    const twice = written.replace(repeats, '$1$1');
    const once = written.replace(repeats, '$1');
    return words.has(once) && !words.has(twice) ? once : twice;
  };
  const part = (written: string): string => {
    if (words.has(written) || ordinary.has(written) || shorthand.has(written))
      return written;
    // 'endin', 'hurtin'
    if (words.has(`${written}g`)) return `${written}g`;
    return cut(written, known)?.join(' ') ?? written;
  };
  const spellOut = (written: string): string =>
    shorthand.get(written) ??
    // '7yr'
    written.replace(unit, (letters) => shorthand.get(letters) ?? letters);
  return (text) => {
    let left = mostMasked;
    return text
      .replace(masked, (written) => (left-- > 0 ? unmask(written) : written))
      .replace(stretched, unstretch)
      .replace(spacedOut, (letters) => letters.replaceAll(' ', ''))
      .replace(runTogether, part)
      .replace(typed, spellOut)
      .replace(picture, (drawn) => ` ${shorthand.get(drawn) ?? drawn} `);
  };
};

/** Of real words those that would be taken for words run together. */
export const looksRunTogether = (
  known: Known,
  real: Iterable<string>,
): readonly string[] =>
  [...real].filter(
    (word) =>
      word.length >= shortestRun &&
      word.length <= longestWord &&
      !known.words.has(word) &&
      cut(word, known) !== null,
  );
