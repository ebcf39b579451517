import type { CompiledMatcher } from '../../match/compiled.ts';
import { loadMatcher } from '../../match/load.ts';
import type { ContentProblem } from '../../schema/content-problem.ts';
import type { Knowledge } from '../../schema/knowledge.ts';
import { wordVectors } from '../../word-vectors.ts';
import type { Sources } from '../load-sources.ts';
import { warningAt } from '../problems.ts';

/**
 * Entries that their own question or label does not find first: a rival (that does not
 * overlap) stands before them, so that visitors hardly get to them.
 */
export const reachWarnings = (
  { matcher, entries }: Knowledge,
  sources: Sources,
): readonly ContentProblem[] => {
  const { match } = loadMatcher(matcher as CompiledMatcher, wordVectors);
  return entries.flatMap(({ id, question, label, overlaps }) => {
    const source = sources.entries.find(({ front }) => front.id === id);
    if (source === undefined) return [];
    return [...new Set([question, label])].flatMap((query) => {
      const [best] = match(query);
      if (best?.id === id || (best !== undefined && overlaps.includes(best.id)))
        return [];
      const line = source.lineOf([query === question ? 'question' : 'label']);
      const rival =
        best === undefined ? 'nothing is found' : `"${best.id}" is found first`;
      const message = `Asked "${query}", ${rival}. Add phrasings with words of its own, or reword the rival's.`;
      return [warningAt({ file: source.file, line }, message)];
    });
  });
};
