import type { Lexicon } from './lexicon.ts';
import { findStem, findWord } from './lexicon.ts';

/** A pattern over any kind of stem: its text when compiling, its id when matching. */
export type StemPattern<Stem, Concept> = {
  readonly stems: readonly Stem[];
  readonly concept: Concept;
};

/** Calls `visit` with each concept that a row of stems holds, and where. */
export const findConcepts = <Stem, Concept>(
  row: readonly Stem[],
  patternsOf: (first: Stem) => readonly StemPattern<Stem, Concept>[] | undefined,
  visit: (concept: Concept, from: number, to: number) => void,
): void => {
  for (let from = 0; from < row.length; from += 1) {
    const first = row[from];
    if (first === undefined) continue;
    for (const { stems, concept } of patternsOf(first) ?? []) {
      let length = 1;
      while (length < stems.length && row[from + length] === stems[length]) length += 1;
      if (length === stems.length) visit(concept, from, from + length);
    }
  }
};

/** The vocabulary's patterns of a loaded matcher, by the id of their first stem. */
export type Patterns = readonly (readonly StemPattern<number, number>[] | undefined)[];

/** Reads patterns as compiled: the concept's word, then the stems, joined by spaces. */
export const loadPatterns = (compiled: readonly string[], lexicon: Lexicon): Patterns => {
  const patterns: StemPattern<number, number>[][] = [];
  for (const line of compiled) {
    const [mark = '', ...words] = line.split(' ');
    const concept = findWord(lexicon, mark);
    const stems = words.map((word) => findStem(lexicon, word));
    const first = stems[0] ?? -1;
    if (concept < 0 || stems.includes(-1)) continue;
    const row = patterns[first];
    if (row === undefined) patterns[first] = [{ stems, concept }];
    else row.push({ stems, concept });
  }
  return patterns;
};
