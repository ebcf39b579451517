import { normalise } from './normalise.ts';
import { tokenise } from './tokenise.ts';

/** The tokens of a text as it came. */
export const toTokens = (text: string): string[] => tokenise(normalise(text));
