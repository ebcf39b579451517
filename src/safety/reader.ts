import type { Told } from './combine.ts';
import type { CompiledGate, ContextConcept } from './compiled.ts';
import { contextConcepts } from './compiled.ts';
import { createDecipher } from './decipher.ts';
import { createLexicon } from './lexicon.ts';
import { findMentions } from './mentions.ts';
import type { Colour, Span } from './scopes.ts';
import { readContext } from './scopes.ts';
import type { Token, Tokens } from './tokenise.ts';
import { tokenise } from './tokenise.ts';

/** A concept that is worded somewhere, whether or not it counts. */
export type NamedMention = Span & { readonly concept: string };

/** A query as the gate reads it: words, the concepts they word, and what colours them. */
export type QueryReading = Tokens & {
  /** Sentence number of each token. */
  readonly sentences: readonly number[];
  readonly colours: readonly Colour[];
  /** What people may tell us and idioms, in the order of the text. */
  readonly mentions: readonly NamedMention[];
  /** Concepts that count, by id, in the order of the text. */
  readonly told: ReadonlyMap<string, readonly Told[]>;
};

export type Reader = (query: string) => QueryReading;

/** The words of a query as they are read, by which equal ones are known. */
export const wordsOfQuery = ({ tokens }: QueryReading): string =>
  tokens.map(({ word }) => word).join(' ');

const contextNames: ReadonlySet<string> = new Set(contextConcepts);

const sentencesOf = (tokens: readonly Token[]): readonly number[] => {
  let sentence = 0;
  return tokens.map((token) => {
    if (token.gap === 'sentence') sentence++;
    return sentence;
  });
};

/**
 * Makes the reader of a gate's concepts. With a vocabulary, the more frequent words first,
 * words that nobody knows are read as the known ones that they were meant to be.
 */
export const createReader = (
  compiled: CompiledGate,
  vocabulary: readonly string[] = [],
): Reader => {
  const { concepts } = compiled;
  const lexicon = createLexicon(compiled, vocabulary);
  const decipher = createDecipher(lexicon.known, compiled.textSpeak);
  const isContext = concepts.map(({ id }) => contextNames.has(id));

  return (query) => {
    const { text, tokens: typed } = tokenise(query, decipher);
    const words = lexicon.mend(typed.map(({ word }) => word));
    const tokens = typed.map((token, at) => ({ ...token, word: words[at] ?? '' }));
    const all = findMentions(lexicon, tokens);
    const spansBy = new Map<string, Span[]>();
    const taken = tokens.map(() => false);
    const named = tokens.map(() => false);
    const idiom = tokens.map(() => false);
    const owned = tokens.map(() => 0);
    const mentions: NamedMention[] = [];
    for (const { concept, start, end } of all) {
      const id = concepts[concept]?.id ?? '';
      if (!isContext[concept] || id === 'idiom')
        mentions.push({ concept: id, start, end });
      if (isContext[concept]) {
        const spans = spansBy.get(id);
        if (spans) spans.push({ start, end });
        else spansBy.set(id, [{ start, end }]);
        if (id === 'idiom') idiom.fill(true, start, end);
        if (id === 'owned')
          for (let at = start; at < end; at++)
            owned[at] = Math.max(owned[at] ?? 0, end - start);
      } else {
        named.fill(true, start, end);
        if (end - start > 1) taken.fill(true, start, end);
      }
    }
    const spans = (id: ContextConcept): readonly Span[] => spansBy.get(id) ?? [];
    const colours = readContext({ tokens, spans, taken, named });
    const told = new Map<string, Told[]>();
    for (const { concept: number, start, end } of all) {
      if (isContext[number]) continue;
      const concept = concepts[number];
      const colour = colours[start];
      if (!concept || !colour || colour.negated) continue;
      if (colour.asked && !concept.evenAsked) continue;
      if (colour.inQuestion && concept.topic) continue;
      const isPast = colour.past || colours[end - 1]?.past === true;
      if (isPast && !concept.always) continue;
      if (idiom[start] || idiom[end - 1]) continue;
      if (Math.max(owned[start] ?? 0, owned[end - 1] ?? 0) > end - start) continue;
      const list = told.get(concept.id) ?? [];
      list.push({ concept: concept.id, start, end, person: colour.person });
      told.set(concept.id, list);
    }
    return { text, tokens, sentences: sentencesOf(tokens), colours, mentions, told };
  };
};
