const email = /[\w.+'-]@[\w-]+\.[a-z]/i;
const tenDigits = /(?<![\d+])\d{3}[ .-]?\d{3}[ .-]?\d{4}(?!\d)/g;
const phone = /(?<!\d)(?:\+44|0044|\(?0)(?:[ .()-]{0,3}\d){9,11}(?!\d)/;
const birth =
  /\b[0-3]?\d(?:st|nd|rd|th)?[ ./-]+(?:of )?(?:[01]?\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)[ ./,-]+(?:19|20)?\d\d\b/i;

/**
 * Whether ten digits are an NHS number: weights 10 to 1 sum to a multiple of 11
 * (NHS Data Dictionary). The check keeps other numbers from being taken for one.
 */
const isNhsNumber = (text: string): boolean => {
  const digits = text.replace(/\D/g, '');
  const sum = [...digits].reduce(
    (total, digit, at) => total + Number(digit) * (10 - at),
    0,
  );
  return sum % 11 === 0 && !/^(\d)\1+$/.test(digits);
};

/** Whether a draft seems to hold a phone number, e-mail, NHS number or date of birth. */
export const hasSecret = (draft: string): boolean =>
  [email, phone, birth].some((pattern) => pattern.test(draft)) ||
  !!draft.match(tenDigits)?.some(isNhsNumber);
