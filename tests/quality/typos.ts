const seed = 7;
const shortest = 4;

/** Gives a query one or two slips of the finger, the same ones for the same run. */
export const createTypist = (): ((text: string) => string) => {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
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
