import type { Evidence } from '../schema/decision.ts';
import type { Analysis, Term } from './analyse.ts';
import { coverageOf } from './coverage.ts';
import type { Vectors } from './vectors.ts';
import { hasFeature } from './vectors.ts';

type Word = Evidence['words'][number];

/** What spoke for a document, in words that staff can read. */
export const evidenceOf = (
  analysis: Analysis,
  document: number,
  words: Vectors,
  signals: Readonly<Record<string, number>>,
): Evidence => {
  return {
    ...coverageOf(analysis, document, words),
    signals,
    words: analysis.content.map((term) => wordOf(term, document, words)),
  };
};

const wordOf = (term: Term, document: number, words: Vectors): Word => {
  if (!hasFeature(words, term.stem, document)) {
    return term.concepts.some((concept) => hasFeature(words, concept, document))
      ? { word: term.typed, how: 'synonym' }
      : { word: term.typed, how: 'none' };
  }
  switch (term.source) {
    case 'typed':
      return { word: term.typed, how: term.word >= 0 ? 'exact' : 'stem' };
    case 'corrected':
      return { word: term.typed, how: 'typo', as: term.text };
    default:
      return term.source satisfies never;
  }
};
