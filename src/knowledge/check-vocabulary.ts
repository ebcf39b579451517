import type { ContentProblem } from '../schema/content-problem.ts';
import type { Vocabulary } from '../schema/vocabulary.ts';
import type { Legible } from './legible.ts';
import { phrasingKey } from './phrasing-key.ts';
import { errorAt, warningAt } from './problems.ts';

/**
 * Words that stand in two groups (the groups would become one, and every word of both
 * would mean the same), and words that mean themselves.
 */
export const checkVocabulary = ({
  source,
  yaml,
}: Legible<Vocabulary>): readonly ContentProblem[] => {
  const at = (...path: (string | number)[]) => ({
    file: yaml.file,
    line: yaml.lineOf(path),
  });
  const groups = new Map<string, number>();
  const same = source.same.flatMap((words, group) =>
    words.flatMap((word, index) => {
      const known = groups.get(phrasingKey(word));
      if (known === undefined) {
        groups.set(phrasingKey(word), group);
        return [];
      }
      if (known === group) {
        const message = `"${word}" stands twice in its group. Delete one of the two.`;
        return [warningAt(at('same', group, index), message)];
      }
      const first = source.same[known]?.[0] ?? '';
      const message = `"${word}" already stands in the group of "${first}" (line ${yaml.lineOf(['same', known])}), so every word of both groups would mean the same. Keep it in one, or write it under "means".`;
      return [errorAt(at('same', group, index), message)];
    }),
  );
  const means = Object.entries(source.means).flatMap(([word, targets]) =>
    targets.flatMap((target, index) => {
      const isSame =
        phrasingKey(target) === phrasingKey(word) ||
        (groups.has(phrasingKey(word)) &&
          groups.get(phrasingKey(word)) === groups.get(phrasingKey(target)));
      if (!isSame) return [];
      const message = `"${word}" means "${target}" already. Delete it.`;
      return [warningAt(at('means', word, index), message)];
    }),
  );
  return [...same, ...means];
};
