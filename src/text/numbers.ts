const numbers: Readonly<Record<string, string>> = {
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
  hundred: '100',
};

/** The digits of a number word; 'one' stays a word, since it is mostly a pronoun. */
export const numberWord = (token: string): string | undefined =>
  Object.hasOwn(numbers, token) ? numbers[token] : undefined;
