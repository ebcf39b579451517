import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stop-words.ts';
import { toTokens } from '../text/to-tokens.ts';
import type { Lexicon } from './lexicon.ts';
import { findStem, findWord } from './lexicon.ts';

/** One word of an analysed query. */
export type Term = {
  /** As the visitor typed it, normalised. */
  readonly typed: string;
  /** As it is looked up: `typed`, or its correction, or a synonym. */
  readonly text: string;
  /** Ids in the lexicon, or -1. */
  readonly word: number;
  readonly stem: number;
  readonly isStop: boolean;
  /** 1, or less for a synonym. */
  readonly weight: number;
  readonly source: 'typed' | 'corrected' | 'synonym';
};

export type Analysis = {
  /** All words typed, in order. */
  readonly terms: readonly Term[];
  /** Those that carry meaning (all, where only stop words stand). */
  readonly content: readonly Term[];
};

/** Turns a query into terms. */
export const analyse = (query: string, lexicon: Lexicon): Analysis => {
  const terms = toTokens(query).map((token): Term => termOf(token, lexicon));
  const content = terms.filter((term) => !term.isStop);
  return { terms, content: content.length > 0 ? content : terms };
};

const termOf = (token: string, lexicon: Lexicon): Term => {
  const word = findWord(lexicon, token);
  return {
    typed: token,
    text: token,
    word,
    stem: word >= 0 ? (lexicon.stemOf[word] ?? -1) : findStem(lexicon, stem(token)),
    isStop: word >= 0 ? lexicon.isStop[word] === 1 : isStopWord(token),
    weight: 1,
    source: 'typed',
  };
};
