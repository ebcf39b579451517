/** Without what a form leaves empty: no text, no item, nothing chosen. */
export const filled = (value: unknown): unknown => {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) {
    const items = value.map(filled).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const pairs = Object.entries(value)
    .map(([key, inside]) => [key, filled(inside)] as const)
    .filter(([, inside]) => inside !== undefined);
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
};
