const ise = /(..)iz(e|es|ed|ing|er|ers|ation|ations|ational)$/;
const yse = /lyz(e|es|ed|ing|er)$/;
const keepsZ = /^(?:size|prize|seize|capsize|maize|gaze|dozing|sizing|sized|sizes)/;
const or =
  /^(col|hum|lab|neighb|fav|hon|behavi|vap|rum|tum|flav|vig|harb|od|rig)or(s|ed|ing|able|ite|ites|less|ful|hood)?$/;
const medical: readonly (readonly [RegExp, string])[] = [
  [/^orthoped/, 'orthopaed'],
  [/^pediatr/, 'paediatr'],
  [/^anesthe/, 'anaesthe'],
  [/^gynecolog/, 'gynaecolog'],
  [/^hemat/, 'haemat'],
  [/^hemorr/, 'haemorr'],
  [/^diarrhea/, 'diarrhoea'],
  [/^esophag/, 'oesophag'],
  [/^edema/, 'oedema'],
  [/^tumor/, 'tumour'],
  [/^ischemi/, 'ischaemi'],
];
const single: Readonly<Record<string, string>> = {
  center: 'centre',
  centers: 'centres',
  fiber: 'fibre',
  gray: 'grey',
  tire: 'tyre',
  program: 'programme',
  programs: 'programmes',
  catalog: 'catalogue',
  check: 'check',
  aluminum: 'aluminium',
  canceled: 'cancelled',
  canceling: 'cancelling',
  traveling: 'travelling',
  traveled: 'travelled',
  labeled: 'labelled',
  fulfill: 'fulfil',
  practise: 'practice',
  practised: 'practiced',
  practising: 'practicing',
  licence: 'license',
  ageing: 'aging',
  jewelry: 'jewellery',
  pajamas: 'pyjamas',
};

/**
 * Brings American and British spelling of a token to one form, so that 'physiotherapy
 * center' finds 'centre'. Only used on the way to a stem; never shown.
 */
export const toBritish = (token: string): string => {
  if (token.length < 4) return token;
  const listed = Object.hasOwn(single, token) ? single[token] : undefined;
  if (listed !== undefined) return listed;
  if (or.test(token)) return token.replace(or, '$1our$2');
  if (token.includes('z') && !keepsZ.test(token)) {
    return token.replace(ise, '$1is$2').replace(yse, 'lys$1');
  }
  for (const [american, british] of medical) {
    if (american.test(token)) return token.replace(american, british);
  }
  return token;
};
