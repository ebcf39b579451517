import { numberWord } from '../text/numbers.ts';
import type { Manner } from '../text/speller.ts';
import { createSpeller } from '../text/speller.ts';
import type { CompiledGate } from './compiled.ts';
import { contextConcepts } from './compiled.ts';
import type { Known } from './decipher.ts';
import type { Choice, Slot } from './pattern.ts';
import { parsePattern, shortestStem } from './pattern.ts';
import { cautious, lenient } from './spelling.ts';

/** A slot whose choices are symbols: numbers that stand for a word, stem, range, concept. */
export type SymbolSlot =
  | { readonly gap: number }
  | 'end'
  | { readonly symbols: ReadonlySet<number>; readonly optional: boolean };

/** A wording of a concept without its first slot, which the index has already seen. */
export type Continuation = {
  readonly concept: number;
  readonly rest: readonly SymbolSlot[];
  /** A context wording: its gaps may reach over any word. */
  readonly isContext: boolean;
};

/** The wordings that begin with one symbol, so that few of them need to be tried. */
export type Continuations = {
  /** Those that must go on at once, by each symbol that they may go on with. */
  readonly byNext: ReadonlyMap<number, readonly Continuation[]>;
  /** Those that may end here, or go on after a gap. */
  readonly others: readonly Continuation[];
};

/** The symbols one of which must follow at once; null where something else may. */
const nextSymbols = (rest: readonly SymbolSlot[]): readonly number[] | null => {
  const symbols: number[] = [];
  for (const slot of rest) {
    if (slot === 'end' || 'gap' in slot) return null;
    symbols.push(...slot.symbols);
    if (!slot.optional) return symbols;
  }
  return null;
};

const grouped = (all: readonly Continuation[]): Continuations => {
  const byNext = new Map<number, Continuation[]>();
  const others: Continuation[] = [];
  for (const one of all) {
    const symbols = nextSymbols(one.rest);
    if (symbols === null) others.push(one);
    for (const symbol of new Set(symbols ?? [])) {
      const list = byNext.get(symbol);
      if (list) list.push(one);
      else byNext.set(symbol, [one]);
    }
  }
  return { byNext, others };
};

/** Everything the matcher needs to know about the rules' wordings. */
export type Lexicon = {
  /** Symbol of each concept, by id. */
  readonly concepts: ReadonlyMap<string, number>;
  /** Wordings by the symbol that begins them. */
  readonly byFirst: ReadonlyMap<number, Continuations>;
  /** The symbols of one word of the query, spelling mistakes forgiven. */
  readonly read: (word: string) => readonly number[];
  /** The words of a query; those that nobody knows as the known ones that were meant. */
  readonly mend: (words: readonly string[]) => readonly string[];
  /** What is known of words, for those that no speller can mend. */
  readonly known: Known;
};

const latinWord = /^[a-z]+$/;
/** Of one query so many are mended: one with more words that nobody knows is hostile, or no English. */
const mostMended = 40;
/** A word seen before costs nothing; a hostile query must not grow this without end. */
const rememberedWords = 4_096;

type Ranges = { readonly from: number; readonly to: number; readonly symbol: number }[];

/** A speller that gives words. */
const spellerOf = (
  known: readonly string[],
  manner: Manner,
): ((typed: string) => string | undefined) => {
  const spell = createSpeller(known, manner);
  return (typed) => known[spell(typed)];
};

/**
 * Builds the lexicon; patterns that do not parse are left out (the compiler reports them).
 * `vocabulary` are words that people use, the more frequent first.
 */
export const createLexicon = (
  { concepts, keyWords, ordinary }: CompiledGate,
  vocabulary: readonly string[] = [],
): Lexicon => {
  let next = 0;
  const names = new Map(concepts.map((concept) => [concept.id, next++] as const));
  const contextSymbols = new Set(contextConcepts.map((id) => names.get(id) ?? -1));
  const words = new Map<string, number>();
  const stems = new Map<string, number>();
  const ranges: Ranges = [];

  const symbolIn = (map: Map<string, number>, key: string): number => {
    const known = map.get(key);
    if (known !== undefined) return known;
    map.set(key, next);
    return next++;
  };
  const symbolOf = (choice: Choice): number => {
    switch (choice.kind) {
      case 'word':
        return symbolIn(words, choice.word);
      case 'stem':
        return symbolIn(stems, choice.stem);
      case 'concept':
        return names.get(choice.id) ?? -1;
      case 'number': {
        const same = ranges.find(
          (range) => range.from === choice.from && range.to === choice.to,
        );
        if (same) return same.symbol;
        ranges.push({ from: choice.from, to: choice.to, symbol: next });
        return next++;
      }
      default:
        return choice satisfies never;
    }
  };
  const symbolSlot = (slot: Slot): SymbolSlot => {
    if (slot.kind === 'end') return 'end';
    if (slot.kind === 'gap') return { gap: slot.atMost };
    return { symbols: new Set(slot.choices.map(symbolOf)), optional: slot.optional };
  };

  const byFirst = new Map<number, Continuation[]>();
  const index = (concept: number, slots: readonly SymbolSlot[]): void => {
    const [first, ...rest] = slots;
    if (!first || first === 'end' || 'gap' in first) return;
    for (const symbol of first.symbols) {
      const list = byFirst.get(symbol) ?? [];
      list.push({ concept, rest, isContext: contextSymbols.has(concept) });
      byFirst.set(symbol, list);
    }
    if (first.optional) index(concept, rest);
  };
  for (const concept of concepts)
    for (const pattern of concept.words.split('|')) {
      const slots = parsePattern(pattern);
      const symbol = names.get(concept.id);
      if (slots && symbol !== undefined) index(symbol, slots.map(symbolSlot));
    }

  const direct = (word: string): number[] => {
    const found: number[] = [];
    const exact = words.get(word);
    if (exact !== undefined) found.push(exact);
    for (let length = shortestStem; length <= word.length; length++) {
      const stem = stems.get(word.slice(0, length));
      if (stem !== undefined) found.push(stem);
    }
    const value = /^\d/.test(word) ? Number(word) : Number.NaN;
    for (const range of ranges)
      if (value >= range.from && value <= range.to) found.push(range.symbol);
    return found;
  };
  const spell = spellerOf(keyWords.toSorted(), cautious);
  const ordinaryWords: ReadonlySet<string> = new Set(ordinary.split(' '));
  const mended = (word: string): number[] => {
    if (ordinaryWords.has(word)) return [];
    const meant = spell(word);
    return meant === undefined ? [] : direct(meant);
  };
  const seen = new Map<string, readonly number[]>();
  const read = (word: string): readonly number[] => {
    const known = seen.get(word);
    if (known) return known;
    const exactly = direct(word);
    const found = words.has(word) ? exactly : [...new Set([...exactly, ...mended(word)])];
    if (seen.size < rememberedWords) seen.set(word, found);
    return found;
  };
  const vocabularyWords = new Set(vocabulary);
  const spellAny = spellerOf(vocabulary, lenient);
  const meantBy = new Map<string, string>();
  const isKnown = (word: string): boolean =>
    !latinWord.test(word) ||
    vocabularyWords.has(word) ||
    ordinaryWords.has(word) ||
    direct(word).length > 0;
  const meant = (word: string): string => {
    const known = meantBy.get(word);
    if (known !== undefined) return known;
    const spelt = spell(word) ?? spellAny(word) ?? word;
    const found = numberWord(spelt) ?? spelt;
    if (meantBy.size < rememberedWords) meantBy.set(word, found);
    return found;
  };
  const mend: Lexicon['mend'] = (typed) => {
    let left = mostMended;
    return typed.map((word) => (isKnown(word) || left-- <= 0 ? word : meant(word)));
  };
  return {
    concepts: names,
    byFirst: new Map([...byFirst].map(([symbol, all]) => [symbol, grouped(all)])),
    read,
    mend,
    known: {
      words: new Set(words.keys()),
      keyWords: new Set(keyWords),
      ordinary: ordinaryWords,
      vocabulary: vocabularyWords,
    },
  };
};
