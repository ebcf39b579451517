/** Whole numbers as variable-length bytes (7 bits each, low first) in base64. */
export const packNumbers = (numbers: ArrayLike<number>): string => {
  const bytes: number[] = [];
  for (let at = 0; at < numbers.length; at += 1) {
    let rest = (numbers[at] ?? 0) >>> 0;
    while (rest > 127) {
      bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.push(rest);
  }
  return packBytes(Uint8Array.from(bytes));
};

/** The numbers of `packNumbers`. */
export const unpackNumbers = (packed: string): Uint32Array => {
  const bytes = unpackBytes(packed);
  const numbers = new Uint32Array(bytes.length);
  let count = 0;
  let value = 0;
  let shift = 0;
  for (const byte of bytes) {
    value |= (byte & 127) << shift;
    if (byte > 127) {
      shift += 7;
    } else {
      numbers[count] = value >>> 0;
      count += 1;
      value = 0;
      shift = 0;
    }
  }
  return numbers.slice(0, count);
};

/** Bytes as base64. */
export const packBytes = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  // Spreading all at once would overflow the stack of large indexes.
  for (let from = 0; from < bytes.length; from += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(from, from + 8192)));
  }
  return btoa(parts.join(''));
};

/** The bytes of `packBytes`. */
export const unpackBytes = (packed: string): Uint8Array => {
  const binary = atob(packed);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
};
