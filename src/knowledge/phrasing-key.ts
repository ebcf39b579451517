/** A phrasing without case, accents, punctuation and apostrophes: equal keys, equal words. */
export const phrasingKey = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}|['’‘]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
