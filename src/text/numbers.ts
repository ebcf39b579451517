const units =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety hundred'.split(' ');

const numbers: ReadonlyMap<string, string> = new Map([
  ...units.map((word, at) => [word, String(at + 2)] as const),
  ...tens.map((word, at) => [word, `${at + 2}0`] as const),
  ['fourty', '40'],
]);

/** The digits of a number word; 'one' stays a word, since it is mostly a pronoun. */
export const numberWord = (token: string): string | undefined => numbers.get(token);
