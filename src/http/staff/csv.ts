/** What a spreadsheet would read as a formula, or use to hide one. */
const formulaStart = /^[\s]*[=+\-@\t\r|%]/;
const needsQuotes = /[",\r\n;]|^\s|\s$/;

/** One cell. A text that a spreadsheet would run is kept a text by an apostrophe. */
const cell = (text: string): string => {
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows as CSV (RFC 4180), with the mark that makes spreadsheets read UTF-8. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
