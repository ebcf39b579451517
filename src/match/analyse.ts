import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stop-words.ts';
import { toTokens } from '../text/to-tokens.ts';
import type { Lexicon } from './lexicon.ts';
import { findStem, findWord } from './lexicon.ts';
import type { Speller } from './spelling.ts';

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

/** What the analysis knows: the words of the knowledge base and how to spell them. */
export type Language = {
  readonly lexicon: Lexicon;
  readonly speller: Speller;
};

/** Turns a query into terms. */
export const analyse = (query: string, language: Language): Analysis => {
  const terms = toTokens(query).map((token) => termOf(token, language));
  const content = terms.filter((term) => !term.isStop);
  return { terms, content: content.length > 0 ? content : terms };
};

const termOf = (token: string, { lexicon, speller }: Language): Term => {
  const word = findWord(lexicon, token);
  if (word >= 0) return knownTerm(word, { typed: token, source: 'typed' }, lexicon);
  const isStop = isStopWord(token);
  const known = findStem(lexicon, stem(token));
  if (known < 0 && !isStop) {
    const correction = speller.correct(token);
    if (correction >= 0) {
      return knownTerm(correction, { typed: token, source: 'corrected' }, lexicon);
    }
  }
  return {
    typed: token,
    text: token,
    word,
    stem: known,
    isStop,
    weight: 1,
    source: 'typed',
  };
};

const knownTerm = (
  word: number,
  origin: Pick<Term, 'typed' | 'source'>,
  lexicon: Lexicon,
): Term => ({
  ...origin,
  text: lexicon.words[word] ?? '',
  word,
  stem: lexicon.stemOf[word] ?? -1,
  isStop: lexicon.isStop[word] === 1,
  weight: 1,
});
