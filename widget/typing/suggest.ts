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
    const scored = documents.map((document) => ({ ...document, score: 0 }));
    let total = 0;
    for (const [at, word] of typed.entries()) {
      const isLast = at === typed.length - 1;
      const stem = isLast ? word : word.slice(0, Math.max(4, word.length - 2));
      const met = scored.flatMap((one) => {
        const times = one.words.filter((other) => other.startsWith(stem)).length;
        return times ? [{ one, share: 1 + times / one.words.length }] : [];
      });
      // A word that no entry holds tells nothing about which one is meant.
      if (met.length > 0) total += 1 / met.length;
      for (const { one, share } of met) one.score += share / met.length;
    }
    return scored
      .filter(({ score }) => draft.length >= minDraft && score > minCoverage * total)
      .sort((a, b) => b.score - a.score)
      .slice(0, maxSuggestions)
      .map(({ option }) => option);
  };
};
