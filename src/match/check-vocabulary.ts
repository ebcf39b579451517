import type { SourceProblem } from '../schema/content-problem.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import { stemsOfTerm } from './vocabulary.ts';

type Place = { readonly path: readonly (string | number)[]; readonly term: string };

/**
 * Finds what is wrong in a vocabulary: a term in two groups (it would join them), a term
 * without a word to go by, a term that means itself or already stands in a group.
 */
export const checkVocabulary = (vocabulary: Vocabulary): SourceProblem[] => {
  const problems: SourceProblem[] = [];
  const groups = new Map<string, Place>();
  const keyOf = ({ path, term }: Place): string => {
    const key = stemsOfTerm(term).join(' ');
    if (key === '') {
      problems.push({
        severity: 'error',
        path,
        message: `"${term}" has no word that carries meaning. Take it out, or add one.`,
      });
    }
    return key;
  };
  vocabulary.same.forEach((group, number) => {
    group.forEach((term, at) => {
      const place = { path: ['same', number, at], term };
      const key = keyOf(place);
      const earlier = groups.get(key);
      if (earlier === undefined) groups.set(key, place);
      else if (key !== '' && earlier.path[1] !== number) {
        problems.push({
          severity: 'error',
          path: place.path,
          message:
            `"${term}" already stands in the group of "${earlier.term}". ` +
            'A term may stand in one group only; join the two groups or take one out.',
        });
      }
    });
  });
  for (const [term, targets] of Object.entries(vocabulary.means)) {
    const key = keyOf({ path: ['means', term], term });
    targets.forEach((target, at) => {
      const path = ['means', term, at];
      const targetKey = keyOf({ path, term: target });
      if (key !== '' && key === targetKey) {
        problems.push({
          severity: 'error',
          path,
          message: `"${term}" means itself. Take the line out.`,
        });
      } else if (key !== '' && sharesGroup(groups, key, targetKey)) {
        problems.push({
          severity: 'warning',
          path,
          message: `"${term}" and "${target}" stand in one group already; the line adds nothing.`,
        });
      }
    });
  }
  return problems;
};

const sharesGroup = (
  groups: ReadonlyMap<string, Place>,
  one: string,
  other: string,
): boolean => {
  const group = groups.get(one)?.path[1];
  return group !== undefined && group === groups.get(other)?.path[1];
};
