const listed = `dumb number numbers`;

/**
 * English words that look like a misspelt key word but mean themselves: they are never
 * mended. Chosen by listing the common words that lie within the speller's reach of the
 * rules' key words.
 */
export const ordinaryWords: ReadonlySet<string> = new Set(listed.split(/\s+/));
