import gate from '../vectors/recurrent.json' with { type: 'json' };
import type { Tables } from './answer.ts';
import { loadRecurrent } from './safety/recurrent.ts';
import { wordVectors } from './word-vectors.ts';

/** The project's own tables. The Worker takes them as files beside its code instead. */
export const tables: Tables = { vectors: wordVectors, recurrent: loadRecurrent(gate) };
