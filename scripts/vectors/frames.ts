import type { English } from './texts.ts';

type Pick = () => string;

/** How much more often a word is picked for being frequent: 0 not at all, 1 in full. */
const frequencyShare = 0.4;

const picker = (
  list: readonly string[],
  countOf: English['countOf'],
  random: () => number,
): Pick => {
  let sum = 0;
  const sums = list.map((word) => {
    sum += (countOf.get(word) ?? 0) ** frequencyShare;
    return sum;
  });
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return list[low] ?? '';
  };
};

/** Makes questions as people put them to a service; the words in them are drawn. */
export const frames = (
  { words, countOf, nouns, verbs, adjectives }: English,
  random: () => number,
): ((at: number) => string) => {
  const pick = (list: readonly string[]): Pick => picker(list, countOf, random);
  const [noun, verb, adjective, any] = [nouns, verbs, adjectives, words].map(pick) as [
    Pick,
    Pick,
    Pick,
    Pick,
  ];
  const doing = pick(words.filter((word) => word.endsWith('ing') && word.length > 5));
  const done = pick(words.filter((word) => word.endsWith('ed') && word.length > 4));
  const things = pick(
    words.filter((word) => word.endsWith('s') && !word.endsWith('ss') && word.length > 3),
  );
  const makers: readonly Pick[] = [
    () => `how do i ${verb()} my ${noun()}`,
    () => `can i ${verb()} a ${adjective()} ${noun()}`,
    () => `what is the ${noun()} of my ${noun()}`,
    () => `why was my ${noun()} ${done()}`,
    () => `i need to ${verb()} the ${noun()} for my ${noun()}`,
    () => `where can i find ${things()} and ${things()}`,
    () => `is it ok to ${verb()} after ${doing()}`,
    () => `my ${noun()} is ${doing()} and i want to ${verb()} it`,
    () => `please ${verb()} the ${noun()} ${noun()}`,
    () => `how much does a ${noun()} cost with ${noun()}`,
    () => `how long does it take to ${verb()} ${things()}`,
    () => `tell me about ${noun()} ${things()}`,
    () => `who ${done()} the ${adjective()} ${noun()}`,
    () => `do you have ${things()} for ${doing()}`,
    () => `when should i ${verb()} ${adjective()} ${things()}`,
    () => `i ${done()} my ${noun()} yesterday, what now`,
    () => `the ${noun()} does not ${verb()}`,
    () => `${noun()} ${noun()} ${noun()}`,
    () => `${any()} ${any()}`,
    () => `there is something wrong with the ${noun()}, it was ${done()}`,
    () => `are ${things()} ${adjective()}`,
    () => `which ${noun()} should i use if i am ${doing()}`,
    () => `set a ${noun()} to ${verb()} at ${noun()}`,
    () => `i would like to know if ${things()} can ${verb()} ${things()}`,
    () => `${verb()} the ${noun()}`,
    () => `what happens when ${doing()} a ${noun()} with ${any()}`,
  ];
  return (at) => makers[at % makers.length]?.() ?? '';
};
