import type { Option, Suggestions } from '../../src/schema/reply.ts';

const maxSuggestions = 5;
/** Share of the draft's word weights that a suggestion must meet. */
const minCoverage = 0.5;
const minDraft = 3;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** A finished word also meets its other forms: those that share all but its ending. */
const stemOf = (word: string): string => word.slice(0, Math.max(4, word.length - 2));

/**
 * Prepares matching while typing, on the device. The words of a draft are weighed by how
 * rare they are among the entries; the last word may be unfinished.
 */
export const createSuggest = (
  entries: Suggestions['entries'],
): ((draft: string) => readonly Option[]) => {
  const documents = entries.map(({ id, question, phrasings }) => ({
    entry: id,
    label: question,
    texts: [question, ...phrasings].map(wordsOf),
  }));
  const meets = (words: readonly string[], stem: string): boolean =>
    words.some((word) => word.startsWith(stem));

  return (draft) => {
    const typed = wordsOf(draft);
    const weighed = typed.map((word, at) => {
      const stem = at === typed.length - 1 ? word : stemOf(word);
      const found = documents.filter(({ texts }) =>
        texts.some((words) => meets(words, stem)),
      );
      return { stem, weight: Math.log(1 + documents.length / (1 + found.length)) };
    });
    const weightOf = (parts: typeof weighed): number =>
      parts.reduce((sum, { weight }) => sum + weight, 0);
    const score = (words: readonly string[]): number => {
      const share =
        weightOf(weighed.filter(({ stem }) => meets(words, stem))) / weightOf(weighed);
      return share >= minCoverage ? share - words.length / 99 : 0;
    };
    return draft.trim().length < minDraft
      ? []
      : documents
          .map(({ entry, label, texts }) => ({
            entry,
            label,
            score: Math.max(...texts.map(score)),
          }))
          .filter((option) => option.score > 0)
          .sort((a, b) => b.score - a.score)
          .slice(0, maxSuggestions)
          .map(({ entry, label }) => ({ entry, label }));
  };
};
