import type { Vocabulary } from '../schema/vocabulary.ts';
import { stem } from '../text/stem.ts';
import { isStopWord } from '../text/stop-words.ts';
import { toTokens } from '../text/to-tokens.ts';
import { conceptMark } from './concept-mark.ts';

/**
 * A run of stems that stands for a concept. Wherever it occurs in a phrasing or answer,
 * and in a query, the concept is counted as one more word; so 'slipped disc' and
 * 'herniated disc' meet without either being rewritten.
 */
export type Pattern = {
  readonly stems: readonly string[];
  /** The term as written and the concept, to be known as words. */
  readonly words: readonly string[];
  /** The concept as a word that no text can hold: '§' and a number. */
  readonly concept: string;
  /** true: only in queries (the left of `means`, which works one way). */
  readonly queryOnly: boolean;
};

/** The content stems of a vocabulary term; empty where it says nothing. */
export const stemsOfTerm = (term: string): string[] =>
  toTokens(term)
    .filter((token) => !isStopWord(token))
    .map(stem);

/** Gives each group, and each target of `means`, a concept and the runs that stand for it. */
export const compileVocabulary = ({ same, means }: Vocabulary): Pattern[] => {
  const patterns: Pattern[] = [];
  const conceptOf = new Map<string, string>();
  const add = (term: string, concept: string, queryOnly: boolean): void => {
    const stems = stemsOfTerm(term);
    if (stems.length === 0) return;
    patterns.push({ stems, words: [...toTokens(term), concept], concept, queryOnly });
  };
  let concepts = 0;
  const nextConcept = (): string => {
    concepts += 1;
    return `${conceptMark}${concepts}`;
  };
  for (const group of same) {
    const concept = nextConcept();
    for (const term of group) {
      const key = stemsOfTerm(term).join(' ');
      if (!conceptOf.has(key)) conceptOf.set(key, concept);
      add(term, concept, false);
    }
  }
  for (const [term, targets] of Object.entries(means)) {
    for (const target of targets) {
      const key = stemsOfTerm(target).join(' ');
      const known = conceptOf.get(key);
      const concept = known ?? nextConcept();
      if (known === undefined) {
        conceptOf.set(key, concept);
        add(target, concept, false);
      }
      add(term, concept, true);
    }
  }
  return patterns;
};
