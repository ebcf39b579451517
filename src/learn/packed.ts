/**
 * Numbers travel in JSON as text, in 92 printable characters that JSON does not escape.
 * A number is a run of digits in base 46, lowest first; the last digit of each is taken
 * from the lower half of the characters, the others from the upper half. Small numbers
 * are one character each, which is also what gzip can make the most of (base64 would
 * smear them over characters).
 */
const base = 46;
const characters = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at))
  .filter((character) => character !== '"' && character !== '\\')
  .join('');
const digitOf = new Uint8Array(128);
for (let digit = 0; digit < characters.length; digit += 1) {
  digitOf[characters.charCodeAt(digit)] = digit;
}

/** Whole numbers from 0 as text. */
export const packNumbers = (numbers: ArrayLike<number>): string => {
  const parts: string[] = [];
  for (let at = 0; at < numbers.length; at += 1) {
    let rest = numbers[at] ?? 0;
    while (rest >= base) {
      parts.push(characters[base + (rest % base)] ?? '');
      rest = Math.floor(rest / base);
    }
    parts.push(characters[rest] ?? '');
  }
  return parts.join('');
};

/** The numbers of `packNumbers`. */
export const unpackNumbers = (packed: string): Uint32Array => {
  const numbers = new Uint32Array(packed.length);
  let count = 0;
  let value = 0;
  let scale = 1;
  for (let at = 0; at < packed.length; at += 1) {
    const digit = digitOf[packed.charCodeAt(at) & 127] ?? 0;
    if (digit >= base) {
      value += (digit - base) * scale;
      scale *= base;
    } else {
      numbers[count] = value + digit * scale;
      count += 1;
      value = 0;
      scale = 1;
    }
  }
  return numbers.slice(0, count);
};

/** Signed numbers as text: 0, -1, 1, -2, 2 … are numbered from 0. */
export const packSigned = (numbers: ArrayLike<number>): string =>
  packNumbers(
    Array.from(numbers, (number) => (number < 0 ? -2 * number - 1 : 2 * number)),
  );

const signed = (code: number): number => (code % 2 === 1 ? -(code + 1) / 2 : code / 2);

/** The number at a place of `packSigned`, where all are small enough for one character. */
export const signedAt = (packed: string, at: number): number =>
  signed(digitOf[packed.charCodeAt(at) & 127] ?? 0);

/** The numbers of `packSigned`. */
export const unpackSigned = (packed: string): Int32Array =>
  Int32Array.from(unpackNumbers(packed), signed);
