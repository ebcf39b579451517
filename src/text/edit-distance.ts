const longest = 48;
const rowA = new Uint8Array(longest);
const rowB = new Uint8Array(longest);
const rowC = new Uint8Array(longest);

/**
 * Damerau–Levenshtein distance (insertion, deletion, substitution, swap of neighbours)
 * of two words, or `limit + 1` as soon as it is sure to be over `limit`.
 */
export const editDistance = (a: string, b: string, limit: number): number => {
  const over = limit + 1;
  if (Math.abs(a.length - b.length) > limit) return over;
  if (a.length >= longest || b.length >= longest) return a === b ? 0 : over;
  let before = rowA;
  let last = rowB;
  let row = rowC;
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let best = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j += 1) {
      const other = b.charCodeAt(j - 1);
      const change = letter === other ? 0 : 1;
      let cost = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + change,
      );
      const isSwap =
        i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other;
      if (isSwap) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return over;
    const spare = before;
    before = last;
    last = row;
    row = spare;
  }
  return Math.min(last[b.length] ?? over, over);
};
