import type { Analysis, Term } from './analyse.ts';
import type { Vectors } from './vectors.ts';
import { frequencyOf, hasFeature } from './vectors.ts';

/** Added to each term's idf, so that very common words still count a little. */
const floor = 0.3;

const massOf = (term: Term, words: Vectors): number => {
  const frequency = term.stem >= 0 ? frequencyOf(words, term.stem) : 0;
  return Math.log((1 + words.documents) / (1 + frequency)) + floor;
};

/** Shares of the query's informative words, by idf, that a document and nobody holds. */
export const coverageOf = (
  analysis: Analysis,
  document: number,
  words: Vectors,
): { readonly coverage: number; readonly unknown: number } => {
  let total = 0;
  let covered = 0;
  let unknown = 0;
  for (const term of analysis.content) {
    const mass = massOf(term, words);
    total += mass;
    if (!isKnown(term, words)) unknown += mass;
    else if (holds(term, document, words)) covered += mass;
  }
  return total > 0
    ? { coverage: covered / total, unknown: unknown / total }
    : { coverage: 0, unknown: 1 };
};

/** Whether any document has the word or a concept that it is part of. */
const isKnown = (term: Term, words: Vectors): boolean =>
  (term.stem >= 0 && frequencyOf(words, term.stem) > 0) ||
  term.concepts.some((concept) => frequencyOf(words, concept) > 0);

const holds = (term: Term, document: number, words: Vectors): boolean =>
  hasFeature(words, term.stem, document) ||
  term.concepts.some((concept) => hasFeature(words, concept, document));
