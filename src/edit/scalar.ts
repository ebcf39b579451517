/** Words that YAML reads as something else than text. */
const notText =
  /^(?:true|false|yes|no|on|off|null|~|[-+.]?\d[\d_.:eE+-]*|\.inf|\.nan|0x[\da-f]+)$/iu;
/** Texts that need no quotes: they begin plainly and hold nothing that YAML looks for. */
const plain =
  /^[\p{L}\p{N}£€(][\p{L}\p{N}\p{M} ,.;!?'"’‘“”()/&%£€+=–—:-]*[\p{L}\p{N}\p{M}.!?'’”)%]$/u;
const looksLikeKey = /:(?:\s|$)/u;
const looksLikeComment = /\s#/u;

/**
 * A text as a YAML scalar on one line: as it is where that is safe, else in double
 * quotes, in which YAML reads what JSON writes.
 */
export const scalar = (text: string): string => {
  if (text === '') return '';
  const isSafe =
    plain.test(text) &&
    !notText.test(text) &&
    !looksLikeKey.test(text) &&
    !looksLikeComment.test(text);
  return isSafe ? text : JSON.stringify(text);
};
