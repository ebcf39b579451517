import type { Option, Suggestions } from '../../src/schema/reply.ts';

const maxSuggestions = 5;
/** Share of the draft's word weights that a suggestion must meet. */
const minCoverage = 0.5;
const minDraft = 3;

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/['’]/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Prepares matching while typing, on the device. A word of the draft weighs as much as it
 * is rare among the entries; it meets words that begin with it, where a finished word
 * leaves its ending aside.
 */
export const createSuggest = (
  entries: Suggestions['entries'],
): ((draft: string) => readonly Option[]) => {
  const documents = entries.map(({ id, question, phrasings }) => ({
    option: { entry: id, label: question },
    words: wordsOf([question, ...phrasings].join(' ')),
  }));

  return (draft) => {
    const typed = wordsOf(draft);
    const scores = documents.map(() => 0);
    let total = 0;
    for (const [at, word] of typed.entries()) {
      const isLast = at === typed.length - 1;
      const stem = isLast ? word : word.slice(0, Math.max(4, word.length - 2));
      const shares = documents.map(({ words }) => {
        const met = words.filter((other) => other.startsWith(stem)).length;
        return met && 1 + met / words.length;
      });
      const found = shares.filter(Boolean).length;
      // A word that no entry holds tells nothing about which one is meant.
      const weight = found && 1 / found;
      total += weight;
      for (const [index, share] of shares.entries()) {
        scores[index] = (scores[index] ?? 0) + share * weight;
      }
    }
    const best = documents.map(({ option }, index) => ({
      option,
      score: scores[index] ?? 0,
    }));
    return best
      .filter(({ score }) => draft.length >= minDraft && score > minCoverage * total)
      .sort((a, b) => b.score - a.score)
      .slice(0, maxSuggestions)
      .map(({ option }) => option);
  };
};
