import type { Lexicon } from './lexicon.ts';
import { findStem, findWord } from './lexicon.ts';
import type { Pattern } from './vocabulary.ts';

/** A pattern of a loaded matcher, in ids. */
export type LoadedPattern = {
  readonly stems: readonly number[];
  /** The word of its concept. */
  readonly concept: number;
  /** Stands in queries only: its concept is not looked for in phrasings and answers. */
  readonly queryOnly: boolean;
};

/** The vocabulary's patterns of a loaded matcher, by the id of their first stem. */
export type Patterns = readonly (readonly LoadedPattern[] | undefined)[];

/** Calls `visit` with each pattern that a row of stems holds, and where. */
export const findConcepts = (
  row: readonly number[],
  patterns: Patterns,
  visit: (pattern: LoadedPattern, from: number, to: number) => void,
): void => {
  row.forEach((first, from) => {
    for (const pattern of patterns[first] ?? []) {
      const { stems } = pattern;
      let length = 1;
      while (length < stems.length && row[from + length] === stems[length]) length += 1;
      if (length === stems.length) visit(pattern, from, from + length);
    }
  });
};

const queryOnlyMark = '?';

/** One line: the concept's word, then the stems, joined by spaces; marked where one-way. */
export const packPattern = ({ concept, stems, queryOnly }: Pattern): string =>
  `${queryOnly ? queryOnlyMark : ''}${[concept, ...stems].join(' ')}`;

/** Reads patterns as `packPattern` writes them. */
export const loadPatterns = (compiled: readonly string[], lexicon: Lexicon): Patterns => {
  const patterns: LoadedPattern[][] = [];
  for (const line of compiled) {
    const queryOnly = line.startsWith(queryOnlyMark);
    const [mark = '', ...words] = (queryOnly ? line.slice(1) : line).split(' ');
    const concept = findWord(lexicon, mark);
    const stems = words.map((word) => findStem(lexicon, word));
    const first = stems[0] ?? -1;
    if (concept < 0 || stems.includes(-1)) continue;
    const pattern = { stems, concept, queryOnly };
    const row = patterns[first];
    if (row === undefined) patterns[first] = [pattern];
    else row.push(pattern);
  }
  return patterns;
};
