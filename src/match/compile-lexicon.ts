import { packNumbers } from '../learn/packed.ts';
import { hashText } from '../text/hash.ts';
import { stem } from '../text/stem.ts';
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
  const stemIds = new Map<string, number>();
  const hashes = new Set<number>();
  const cuts: number[] = [];
  const endings: string[] = [];
  const stemOf = words.map((word) => {
    // Two stems of one 32-bit hash: the later word is its own stem. Practically never.
    const found = stem(word);
    const known = stemIds.get(found);
    if (known !== undefined) return known;
    const own = hashes.has(hashText(found)) ? word : found;
    hashes.add(hashText(own));
    stemIds.set(own, stemIds.size);
    const kept = sharedLength(word, own);
    cuts.push(word.length - kept);
    endings.push(own.slice(kept));
    return stemIds.size - 1;
  });
  return {
    lexicon: {
      words: words.join(' '),
      stemOf: packNumbers(stemOf),
      cuts: packNumbers(cuts),
      endings: endings.join(' '),
    },
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

/** How many letters two words begin with in common. */
const sharedLength = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
};
