import type { Speller } from '../text/speller.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stop-words.ts';
import { toTokens } from '../text/to-tokens.ts';
import type { Patterns } from './concepts.ts';
import { findConcepts } from './concepts.ts';
import type { Lexicon } from './lexicon.ts';
import { findStem, findWord } from './lexicon.ts';

/** One word of an analysed query. */
export type Term = {
  /** As the visitor typed it, normalised. */
  readonly typed: string;
  /** As it is looked up: `typed`, or its correction. */
  readonly text: string;
  /** Ids in the lexicon, or -1. */
  readonly word: number;
  readonly stem: number;
  readonly isStop: boolean;
  readonly source: 'typed' | 'corrected';
  /** Stems of the concepts that the word is part of. */
  readonly concepts: number[];
};

export type Analysis = {
  /** All words typed, in order. */
  readonly terms: readonly Term[];
  /** Those that carry meaning (all, where only stop words stand). */
  readonly content: readonly Term[];
  /** Word ids of the concepts that the query holds, each once. */
  readonly concepts: readonly number[];
};

/** What the analysis knows: the words of the knowledge base and how to spell them. */
export type Language = {
  readonly lexicon: Lexicon;
  readonly speller: Speller;
  readonly patterns: Patterns;
};

/** Turns a query into terms. */
export const analyse = (query: string, language: Language): Analysis => {
  const tokens = mostInformative(toTokens(query), language.lexicon);
  const terms = tokens.map((token) => termOf(token, language));
  const meaningful = terms.filter((term) => !term.isStop);
  const content = meaningful.length > 0 ? meaningful : terms;
  return { terms, content, concepts: markConcepts(content, language) };
};

/** A query may be long, but so many words say what it is about. */
export const mostTerms = 60;

/**
 * Keeps the most informative tokens, in their order: words of the knowledge base before
 * unknown ones, rare before frequent (ids rise as words get rarer), stop words last.
 */
const mostInformative = (
  tokens: readonly string[],
  lexicon: Lexicon,
): readonly string[] => {
  if (tokens.length <= mostTerms) return tokens;
  const worth = Int32Array.from(tokens, (token) => {
    const word = findWord(lexicon, token);
    if (word >= 0) return lexicon.isStop[word] === 1 ? -2 : word;
    return isStopWord(token) ? -2 : -1;
  });
  const kept = new Set(
    [...worth.keys()]
      .sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b)
      .slice(0, mostTerms),
  );
  return tokens.filter((_, at) => kept.has(at));
};

const termOf = (token: string, { lexicon, speller }: Language): Term => {
  const word = findWord(lexicon, token);
  if (word >= 0) return knownTerm(word, { typed: token, source: 'typed' }, lexicon);
  const isStop = isStopWord(token);
  const known = findStem(lexicon, stem(token));
  if (known < 0 && !isStop) {
    const correction = speller(token);
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
    source: 'typed',
    concepts: [],
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
  concepts: [],
});

/** Notes at each term which concepts it is part of, and gives all of them. */
const markConcepts = (
  content: readonly Term[],
  { lexicon, patterns }: Language,
): number[] => {
  const found: number[] = [];
  findConcepts(
    content.map((term) => term.stem),
    patterns,
    ({ concept }, from, to) => {
      if (!found.includes(concept)) found.push(concept);
      const conceptStem = lexicon.stemOf[concept] ?? -1;
      for (let at = from; at < to; at += 1) content[at]?.concepts.push(conceptStem);
    },
  );
  return found;
};
