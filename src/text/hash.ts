const offset = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a over a stretch of a string's code units, with a final mix; 32 bits, unsigned. */
export const hashText = (text: string, from = 0, to = text.length): number => {
  let hash = offset;
  for (let at = from; at < to; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  }
  return mix(hash);
};

/** Joins two numbers in order into one 32-bit hash. */
export const hashPair = (first: number, second: number): number =>
  mix(Math.imul(mix(first + 0x9e3779b9), prime) ^ second);

const mix = (value: number): number => {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};
