/** E-mail; British phone number; date of birth, with the month in figures or letters. */
const personal =
  /\w@[\w-]+\.[a-z]|(?:\+44|\b0)(?:[ .()-]{0,3}\d){9,11}|\b[0-3]?\d(?:st|nd|rd|th)?[ ./-]+(?:of )?(?:(?:1[0-2]|0?[1-9])[ ./-]+(?:19|20)?|[a-z]{3,9},? (?:19|20))\d\d\b/i;
const tenDigits = /\d{3}[ .-]?\d{3}[ .-]?\d{4}/g;

/**
 * Whether ten digits are an NHS number: weights 10 to 1 sum to a multiple of 11
 * (NHS Data Dictionary). The check keeps other numbers from being taken for one.
 */
const isNhsNumber = (text: string): boolean =>
  [...text.replace(/\D/g, '')].reduce((sum, digit, at) => sum + +digit * (10 - at), 0) %
    11 ===
  0;

/** Whether a draft seems to hold a phone number, e-mail, NHS number or date of birth. */
export const hasSecret = (draft: string): boolean =>
  personal.test(draft) || !!draft.match(tenDigits)?.some(isNhsNumber);
