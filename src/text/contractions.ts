import { wordTable } from './word-table.ts';

const irregularForms = wordTable(
  "can't=can not, won't=will not, shan't=shall not, let's=let us",
);
const irregular = new RegExp(`\\b(?:${[...irregularForms.keys()].join('|')})`, 'g');
const negation = /n't\b/g;
const pronounIs = /\b(what|where|how|who|why|when|it|that|there|here|he|she)'s\b/g;
const verbForms = wordTable('re= are, ve= have, ll= will, d= would, m= am');
const verb = /'(re|ve|ll|d|m)\b/g;
const possessive = /'s\b/g;

/** How people write contractions when the apostrophe is too much trouble. */
const bareNegation =
  /\b(do|does|did|is|are|was|were|have|has|had|could|should|would)nt\b/g;
const barePronounIs = /\b(what|where|how|who|that|there)s\b/g;
/** From the second line on as people type on a phone. */
const bareForms = wordTable(
  'cant=can not, wont=will not, im=i am, ive=i have, youre=you are, theyre=they are',
  'wot=what, wat=what, wots=what is, wats=what is, u=you, ur=your',
  'gonna=going to, wanna=want to, cos=because, coz=because, cuz=because',
);
const bare = new RegExp(`\\b(?:${[...bareForms.keys()].join('|')})\\b`, 'g');

/**
 * Writes contractions out ('can't' → 'can not') and drops the possessive 's.
 * Expects lower case and straight apostrophes.
 */
export const expandContractions = (text: string): string => {
  const spelt = text
    .replace(bareNegation, '$1 not')
    .replace(barePronounIs, '$1 is')
    .replace(bare, (word) => bareForms.get(word) ?? word);
  if (!spelt.includes("'")) return spelt;
  return spelt
    .replace(irregular, (word) => irregularForms.get(word) ?? word)
    .replace(negation, ' not')
    .replace(pronounIs, '$1 is')
    .replace(verb, (_, form: string) => verbForms.get(form) ?? '')
    .replace(possessive, '');
};
