import { maxQueryLength } from '../schema/ask.ts';

type Rule = {
  readonly token: string;
  readonly pattern: RegExp;
  readonly isReal?: (found: string, before: string) => boolean;
};

/** How much of the text before a number is read for words such as 'NHS number'. */
const wordsBefore = 25;

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** NHS number: ten digits, the last a check digit modulo 11 (NHS Data Dictionary). */
const isNhsNumber = (text: string): boolean => {
  const digits = digitsOf(text);
  if (digits.length !== 10 || /^(\d)\1{9}$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += Number(digits[place]) * (10 - place);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits[9]);
};

const numberWord =
  '(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|hundred)';
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const street =
  '(?:street|road|avenue|lane|close|drive|crescent|gardens|terrace|square|court|place|mews|grove|way|hill|park|st|rd|ave)';

/** Words that go on with the sentence after a name. */
const afterName =
  "(?:and|but|i|i'm|i’m|my|the|from|with|please|can|could|do|does|what|how|so|it|is|am|because|who)";

/**
 * What is taken out of a query before it is written, in this order. It rather loses a
 * number than keeps one, but leaves clinical ones: L4/L5, 7/10, 999, 111, 116 123, doses.
 */
const rules: readonly Rule[] = [
  {
    token: 'EMAIL',
    pattern:
      /(?<![a-z0-9._%+'-])[a-z0-9][a-z0-9._%+'-]*\s?(?:@|\(at\)|\[at\])\s?[a-z0-9-]+(?:\.[a-z0-9-]+){1,5}/gi,
  },
  {
    token: 'EMAIL',
    pattern: /\b[a-z0-9._+-]{1,40}\sat\s[a-z0-9-]{1,40}(?:\s?dot\s?[a-z]{2,20}){1,3}\b/gi,
  },
  { token: 'LINK', pattern: /\b(?:https?:\/\/|www\.)\S+/gi },
  { token: 'HANDLE', pattern: /(?<![\w@])@[a-z0-9_.]{2,30}/gi },
  {
    token: 'NHS_NUMBER',
    pattern: /(?<![\d+])\d{3}[ .-]?\d{3}[ .-]?\d{4}(?!\d)/g,
    isReal: (found, before) =>
      isNhsNumber(found) || /nhs\s*(?:no|num|number|#)/i.test(before),
  },
  {
    token: 'PHONE',
    pattern:
      /(?<!\d)(?:(?:\+|00)44[ .-]?(?:\(0\)[ .-]?)?|\(?0)(?:\d[ .()/-]{0,2}){8,9}\d(?!\d)/g,
  },
  { token: 'PHONE', pattern: /(?<![\d+])\+\d(?:[ .()-]{0,2}\d){6,14}(?!\d)/g },
  {
    token: 'PHONE',
    pattern: new RegExp(`\\b${numberWord}(?:[ ,-]{1,2}${numberWord}){5,}\\b`, 'gi'),
  },
  {
    token: 'NI_NUMBER',
    pattern: /\b[A-Z]{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?[A-D]\b/gi,
  },
  {
    token: 'POSTCODE',
    pattern:
      /\b(?:GIR\s?0AA|(?:[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]))\s{0,2}\d[ABD-HJLNP-UW-Z]{2})\b/gi,
  },
  {
    token: 'DATE',
    pattern: new RegExp(
      `\\b(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?[\\s./-]+(?:of\\s+)?(?:0?[1-9]|1[0-2]|${month})[\\s./,-]+(?:19|20)?\\d{2}\\b`,
      'gi',
    ),
  },
  { token: 'DATE', pattern: /\b(?:19|20)\d{2}[-/.](?:0?[1-9]|1[0-2])[-/.]\d{1,2}\b/g },
  {
    token: 'DATE',
    pattern: new RegExp(
      `\\b${month}\\s+\\d{1,2}(?:st|nd|rd|th)?[\\s,]+(?:19|20)\\d{2}\\b`,
      'gi',
    ),
  },
  {
    token: 'ACCOUNT',
    pattern: /\bsort\s*code\W{0,3}\d{2}[- ]?\d{2}[- ]?\d{2}\b(?:\D{0,16}\d{8}\b)?/gi,
  },
  {
    token: 'ADDRESS',
    pattern: new RegExp(
      `\\b\\d{1,4}[a-z]?,?\\s+(?:[a-z'’-]{2,20}\\s+){1,3}${street}\\b`,
      'gi',
    ),
  },
  {
    token: 'NAME',
    pattern: new RegExp(
      `\\bmy (?:full )?name(?: is|['’]s) [a-z'’-]+(?: (?!${afterName}\\b)[a-z'’-]+){0,2}`,
      'gi',
    ),
  },
  {
    token: 'NAME',
    pattern:
      /\b(?:[Tt]his is|[Ii] am|[Ii]['’]m|[Dd]ear|[Rr]egards,?|[Mm]y name is)\s+[A-Z][a-z'’-]+(?:\s+[A-Z][a-z'’-]+){1,2}/g,
  },
  {
    token: 'NAME',
    pattern: /\b(?:Mrs?|Ms|Miss|Dr|Prof)\.?\s+[A-Z][a-z'’-]+(?:\s+[A-Z][a-z'’-]+)?/g,
  },
  // Cards, passports, references: any seven digits in a row, check digit or not.
  { token: 'NUMBER', pattern: /(?<![\d.,])\d(?:[ -]?\d){6,}(?!\d)/g },
];

/** Invisible characters that would hide a number or address from the patterns. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;

const applyRule = (text: string, { token, pattern, isReal }: Rule): string =>
  text.replace(pattern, (found: string, ...rest: unknown[]) => {
    if (isReal === undefined) return `[${token}]`;
    const offset = rest.find((part): part is number => typeof part === 'number') ?? 0;
    const before = text.slice(Math.max(0, offset - wordsBefore), offset);
    return isReal(found, before) ? `[${token}]` : found;
  });

/** Longest redacted query that is kept, in characters. */
export const maxKeptLength = 200;

const lastHalf = /[\ud800-\udbff]$/;
const controls = /\p{C}+/gu;

/**
 * Takes personal data out of a query and cuts it to `maxKeptLength`. It reads at most
 * `maxQueryLength` characters and cannot throw: what cannot be redacted becomes ''.
 */
export const redact = (query: string): string => {
  try {
    const text = query
      .slice(0, maxQueryLength)
      .normalize('NFKC')
      .replace(invisible, '')
      .replace(controls, ' ')
      .slice(0, maxQueryLength);
    return rules
      .reduce(applyRule, text)
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, maxKeptLength)
      .replace(lastHalf, '');
  } catch {
    return '';
  }
};
