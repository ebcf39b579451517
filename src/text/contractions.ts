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
const bareNegation =
  /\b(do|does|did|is|are|was|were|have|has|had|could|should|would)nt\b/g;
const barePronounIs = /\b(what|where|how|who|that|there)s\b/g;
const bare =
  /\b(?:cant|wont|im|ive|youre|theyre|wot|wat|wots|wats|u|ur|gonna|wanna|cos|coz|cuz)\b/g;
const bareForms: Readonly<Record<string, string>> = {
  cant: 'can not',
  wont: 'will not',
  im: 'i am',
  ive: 'i have',
  youre: 'you are',
  theyre: 'they are',
  // As people type on a phone.
  wot: 'what',
  wat: 'what',
  wots: 'what is',
  wats: 'what is',
  u: 'you',
  ur: 'your',
  gonna: 'going to',
  wanna: 'want to',
  cos: 'because',
  coz: 'because',
  cuz: 'because',
};

/**
 * Writes contractions out ('can't' → 'can not') and drops the possessive 's.
 * Expects lower case and straight apostrophes.
 */
export const expandContractions = (text: string): string => {
  const spelt = text
    .replace(bareNegation, '$1 not')
    .replace(barePronounIs, '$1 is')
    .replace(bare, (word) => bareForms[word] ?? word);
  if (!spelt.includes("'")) return spelt;
  return spelt
    .replace(irregular, (word) => irregularForms[word] ?? word)
    .replace(negation, ' not')
    .replace(pronounIs, '$1 is')
    .replace(verb, (_, form: string) => verbForms[form] ?? '')
    .replace(possessive, '');
};
