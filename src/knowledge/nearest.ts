import { editDistance } from '../text/edit-distance.ts';

/** Edits beyond which two names are not mistaken for each other. */
const maxEdits = 3;

/** The name that a mistyped one most likely meant, or undefined when none is near. */
export const nearestName = (
  typed: string,
  names: Iterable<string>,
): string | undefined => {
  const limit = Math.min(maxEdits, Math.ceil(typed.length / 2));
  let best: string | undefined;
  let fewest = limit + 1;
  for (const name of [...names].sort()) {
    const edits = editDistance(typed.toLowerCase(), name.toLowerCase(), limit);
    if (edits < fewest) {
      fewest = edits;
      best = name;
    }
  }
  return best;
};

/** The sentence 'Did you mean …?' with a space before it, or nothing. */
export const didYouMean = (typed: string, names: Iterable<string>): string => {
  const nearest = nearestName(typed, names);
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
};
