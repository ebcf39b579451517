const seed = 7;
const shortest = 4;

/** The same whole numbers below a limit for the same run. */
const createRandom = (): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
};

/** Gives a query one or two slips of the finger, the same ones for the same run. */
export const createTypist = (): ((text: string) => string) => {
  const random = createRandom();
  const slip = (word: string): string => {
    const at = 1 + random(word.length - 2);
    const letter = String.fromCharCode(97 + random(26));
    switch (random(4)) {
      case 0:
        return word.slice(0, at) + word.slice(at + 1);
      case 1:
        return `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
      case 2:
        return word.slice(0, at) + letter + word.slice(at);
      default:
        return word.slice(0, at) + letter + word.slice(at + 1);
    }
  };
  return (text) => {
    const words = text.split(' ');
    for (let slips = 1 + random(2); slips > 0; slips -= 1) {
      const long = [...words.keys()].filter((at) => (words[at] ?? '').length >= shortest);
      const chosen = long[random(Math.max(1, long.length))];
      if (chosen !== undefined) words[chosen] = slip(words[chosen] ?? '');
    }
    return words.join(' ');
  };
};

const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** The keys left and right of one, above and below it. */
const keysBeside = (letter: string): string => {
  const row = keyboard.findIndex((keys) => keys.includes(letter));
  const at = keyboard[row]?.indexOf(letter) ?? -1;
  return [-1, 0, 1]
    .flatMap((step) => [
      keyboard[row]?.[at + step],
      keyboard[row - 1]?.[at + step],
      keyboard[row + 1]?.[at + step],
    ])
    .filter((key) => key !== undefined && key !== letter)
    .join('');
};

/** Of so many words one is mistyped. */
const oneIn = 4;

/**
 * Types as hurried thumbs do on a phone: in a quarter of all words of four letters or more one
 * letter is left out, doubled, swapped with the next or hit a key beside.
 */
export const createHurriedTypist = (): ((text: string) => string) => {
  const random = createRandom();
  const slip = (word: string): string => {
    const at = 1 + random(word.length - 1);
    const letter = word[at] ?? '';
    const beside = keysBeside(letter.toLowerCase());
    switch (random(4)) {
      case 0:
        return word.slice(0, at) + word.slice(at + 1);
      case 1:
        return word.slice(0, at) + (word[at + 1] ?? '') + letter + word.slice(at + 2);
      case 2:
        return word.slice(0, at) + letter + word.slice(at);
      default:
        return word.slice(0, at) + beside[random(beside.length)] + word.slice(at + 1);
    }
  };
  return (text) =>
    text.replaceAll(/[A-Za-z]{4,}/gu, (word) =>
      random(oneIn) === 0 ? slip(word) : word,
    );
};
