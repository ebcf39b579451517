import type { Terminal } from './terminal.ts';

type Line = { readonly mark: ' ' | '-' | '+'; readonly text: string };

/** Lengths of the longest common subsequence of the two tails at every pair of lines. */
const commonTable = (before: readonly string[], after: readonly string[]): number[][] => {
  const table = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = table[i];
      if (row === undefined) continue;
      row[j] =
        before[i] === after[j]
          ? (table[i + 1]?.[j + 1] ?? 0) + 1
          : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
};

/** The difference of two texts, line by line: what went, what came, what stayed. */
export const difference = (before: string, after: string): readonly Line[] => {
  const old = before.split('\n');
  const fresh = after.split('\n');
  const table = commonTable(old, fresh);
  const lines: Line[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      lines.push({ mark: ' ', text: old[i] ?? '' });
      i += 1;
      j += 1;
    } else if (
      j >= fresh.length ||
      (i < old.length && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))
    ) {
      lines.push({ mark: '-', text: old[i] ?? '' });
      i += 1;
    } else {
      lines.push({ mark: '+', text: fresh[j] ?? '' });
      j += 1;
    }
  }
  return lines;
};

/** Prints a difference; removed lines begin with '-', added ones with '+'. */
export const showDifference = (
  { say, style }: Terminal,
  before: string,
  after: string,
): void => {
  for (const { mark, text } of difference(before, after)) {
    const line = `  ${mark} ${text}`;
    if (mark === ' ') say(line);
    else say(style(mark === '-' ? 'red' : 'green', line));
  }
};
