const irregular = /\b(?:can't|won't|shan't|let's)/g;
const irregularForms: Readonly<Record<string, string>> = {
  "can't": 'can not',
  "won't": 'will not',
  "shan't": 'shall not',
  "let's": 'let us',
};
const negation = /n't\b/g;
const pronounIs = /\b(what|where|how|who|why|when|it|that|there|here|he|she)'s\b/g;
const verb = /'(re|ve|ll|d|m)\b/g;
const verbForms: Readonly<Record<string, string>> = {
  re: ' are',
  ve: ' have',
  ll: ' will',
  d: ' would',
  m: ' am',
};
const possessive = /'s\b/g;

/** How people write contractions when the apostrophe is too much trouble. */
const bare =
  /\b(?:dont|doesnt|didnt|cant|wont|isnt|arent|wasnt|havent|hasnt|couldnt|shouldnt|wouldnt|whats|wheres|hows|whos|thats|theres|im|ive|youre|theyre)\b/g;
const bareForms: Readonly<Record<string, string>> = {
  dont: 'do not',
  doesnt: 'does not',
  didnt: 'did not',
  cant: 'can not',
  wont: 'will not',
  isnt: 'is not',
  arent: 'are not',
  wasnt: 'was not',
  havent: 'have not',
  hasnt: 'has not',
  couldnt: 'could not',
  shouldnt: 'should not',
  wouldnt: 'would not',
  whats: 'what is',
  wheres: 'where is',
  hows: 'how is',
  whos: 'who is',
  thats: 'that is',
  theres: 'there is',
  im: 'i am',
  ive: 'i have',
  youre: 'you are',
  theyre: 'they are',
};

/**
 * Writes contractions out ('can't' → 'can not') and drops the possessive 's.
 * Expects lower case and straight apostrophes.
 */
export const expandContractions = (text: string): string => {
  const spelt = text.replace(bare, (word) => bareForms[word] ?? word);
  if (!spelt.includes("'")) return spelt;
  return spelt
    .replace(irregular, (word) => irregularForms[word] ?? word)
    .replace(negation, ' not')
    .replace(pronounIs, '$1 is')
    .replace(verb, (_, form: string) => verbForms[form] ?? '')
    .replace(possessive, '');
};
