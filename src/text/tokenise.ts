const plainTokens = /[a-z0-9]+/g;
const allTokens = /[\p{L}\p{N}]+/gu;
const nonAscii = /[\u0080-\uffff]/;

/** Longer runs are no words; they are cut so that nothing downstream grows with them. */
export const maxTokenLength = 40;

/** Splits a normalised text into tokens: runs of letters or digits. */
export const tokenise = (text: string): string[] => {
  const tokens = text.match(nonAscii.test(text) ? allTokens : plainTokens) ?? [];
  return tokens.map((token) =>
    token.length > maxTokenLength ? token.slice(0, maxTokenLength) : token,
  );
};
