import { hashText } from '../text/hash.ts';
import type { CompiledLexicon } from './lexicon.ts';

/** Counts words and gives each an id by falling frequency. */
export const compileLexicon = (
  texts: readonly (readonly string[])[],
): { readonly lexicon: CompiledLexicon; readonly idOf: ReadonlyMap<string, number> } => {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = withoutCollisions(
    [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word),
  );
  return {
    lexicon: words.join(' '),
    idOf: new Map(words.map((word, id) => [word, id])),
  };
};

/** Ids follow the order of hashes at load, so a word whose hash is taken is left out. */
const withoutCollisions = (words: readonly string[]): string[] => {
  const seen = new Set<number>();
  return words.filter((word) => {
    const hash = hashText(word);
    if (seen.has(hash)) return false;
    seen.add(hash);
    return true;
  });
};
