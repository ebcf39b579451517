import type { Evidence } from '../schema/decision.ts';
import type { Analysis, Term } from './analyse.ts';
import type { Vectors } from './vectors.ts';
import { frequencyOf, hasFeature } from './vectors.ts';

/** Added to each term's idf, so that very common words still count a little. */
const floor = 0.3;

const idfOf = (frequency: number, { documents }: Vectors): number =>
  Math.log((1 + documents) / (1 + frequency));

/**
 * Shares of the query's informative words, by idf, that a document and nobody holds, and
 * how much they say together, as a multiple of what one unknown word says.
 */
export const coverageOf = (
  analysis: Analysis,
  document: number,
  words: Vectors,
): Pick<Evidence, 'coverage' | 'unknown' | 'said'> => {
  let total = 0;
  let idfs = 0;
  let covered = 0;
  let unknown = 0;
  for (const term of analysis.content) {
    const idf = idfOf(term.stem >= 0 ? frequencyOf(words, term.stem) : 0, words);
    const mass = idf + floor;
    idfs += idf;
    total += mass;
    if (!isKnown(term, words)) unknown += mass;
    else if (holds(term, document, words)) covered += mass;
  }
  return total > 0
    ? {
        coverage: covered / total,
        unknown: unknown / total,
        said: idfs / idfOf(0, words),
      }
    : { coverage: 0, unknown: 1, said: 0 };
};

/** Whether any document has the word or a concept that it is part of. */
const isKnown = (term: Term, words: Vectors): boolean =>
  (term.stem >= 0 && frequencyOf(words, term.stem) > 0) ||
  term.concepts.some((concept) => frequencyOf(words, concept) > 0);

const holds = (term: Term, document: number, words: Vectors): boolean =>
  hasFeature(words, term.stem, document) ||
  term.concepts.some((concept) => hasFeature(words, concept, document));
