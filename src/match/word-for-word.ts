import { addHash, createHashTable, findHash } from '../learn/hash-table.ts';
import { hashPair } from '../text/hash.ts';
import type { Analysis } from './analyse.ts';
import type { Corpus } from './corpus.ts';
import type { Lexicon } from './lexicon.ts';

/** The document one of whose phrasings a query is, word for word; -1 for none. */
export type WordForWord = (analysis: Analysis) => number;

/** Two documents have a phrasing with the same words. */
const shared = -1;

/** Spelling corrected, signs and capitals aside, the words are the same in one order. */
export const createWordForWord = (
  { stemOf, isConcept }: Lexicon,
  { documentOf, phrasings, phrasingStarts, phrasingWords }: Corpus,
): WordForWord => {
  const table = createHashTable(phrasings);
  const documents = new Int32Array(phrasings);
  for (const [phrasing, document] of documentOf.entries()) {
    let hash = 0;
    for (const word of phrasingWords.subarray(
      phrasingStarts[phrasing],
      phrasingStarts[phrasing + 1],
    )) {
      // Concepts stand after the words that they were found in.
      if (isConcept[stemOf[word] ?? 0] === 0) hash = hashPair(hash, word);
    }
    const known = findHash(table, hash);
    const at = addHash(table, hash);
    documents[at] = known < 0 || documents[at] === document ? document : shared;
  }
  return ({ terms }) => {
    let hash = 0;
    for (const { word } of terms) hash = hashPair(hash, word);
    return documents[findHash(table, hash)] ?? -1;
  };
};
