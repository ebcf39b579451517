import table from '../vectors/words.json' with { type: 'json' };
import type { WordVectors } from './learn/word-vectors.ts';
import { loadWordVectors } from './learn/word-vectors.ts';

/** The project's own table. The Worker takes it as a file beside its code instead. */
export const wordVectors: WordVectors = loadWordVectors(table);
