/** A small generator of even numbers of [0, 1): the same seed, the same run (mulberry32). */
export const createRandom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const pick = <T>(list: readonly T[], random: () => number): T => {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new RangeError('Nothing to pick from');
  return found;
};

const lead = ['', '', 'hi, ', 'please tell me ', 'can you say ', 'so ', 'I wonder, '];
const tail = [
  '',
  '',
  '?',
  ' please',
  ' thanks',
  ' for my mum',
  ' at night',
  ' these days',
];

/** A slip of the finger: two neighbours swapped in one word. */
const misspell = (text: string, random: () => number): string => {
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 3));
  const [one = '', other = ''] = [text[at], text[at + 1]];
  return one === ' ' || other === ' '
    ? text
    : text.slice(0, at) + other + one + text.slice(at + 2);
};

/**
 * Distinct queries as visitors vary them: a phrasing with words around it, a word left
 * out, a slip of the finger. None is a phrasing word for word, so no cache could help.
 */
export const varyPhrasings = (
  phrasings: readonly string[],
  count: number,
  seed = 7,
): readonly string[] => {
  const random = createRandom(seed);
  const queries = new Set<string>();
  let tries = 0;
  while (queries.size < count) {
    tries += 1;
    const words = pick(phrasings, random).split(' ');
    const kept = words.filter(() => words.length < 4 || random() > 0.1).join(' ');
    const typed = random() < 0.2 ? misspell(kept, random) : kept;
    // Where variations run out, a number keeps the rest apart.
    const mark = tries > count * 3 ? ` ${tries}` : '';
    queries.add(`${pick(lead, random)}${typed}${pick(tail, random)}${mark}`);
  }
  return [...queries];
};

const syllables = 'ba ko ri te lu mo sa ni ve do pra ster gen ulo mik tar'.split(' ');

/** An invented word by its rank; equal ranks give equal words. */
const wordOf = (rank: number): string => {
  let rest = rank + 17;
  let word = '';
  while (rest > 0) {
    word += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  }
  return word;
};

/** A generated entry: invented words, frequent and rare as in a natural language (Zipf). */
export type GeneratedEntry = {
  readonly id: string;
  readonly question: string;
  readonly phrasings: readonly string[];
  readonly answer: string;
};

/** Generates entries with 6 phrasings and 40 words of answer each. */
export const generateEntries = (count: number, seed = 11): readonly GeneratedEntry[] => {
  const random = createRandom(seed);
  const words = 2000 + count;
  const zipf = (): string => wordOf(Math.floor(words ** random()) - 1);
  const rare = (): string => wordOf(Math.floor(random() * words));
  const sentence = (length: number, own: readonly string[]): string =>
    Array.from({ length }, () => (random() < 0.35 ? pick(own, random) : zipf())).join(
      ' ',
    );
  return Array.from({ length: count }, (_, index) => {
    const own = [rare(), rare(), rare()];
    return {
      id: `gen-${index}`,
      question: sentence(7, own),
      phrasings: Array.from({ length: 6 }, () => sentence(6, own)),
      answer: sentence(40, own),
    };
  });
};
