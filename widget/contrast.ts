/** Least contrast of text (WCAG 1.4.3). */
const minContrast = 4.5;

/** Relative luminance of `rgb(…)` plus the glare that WCAG adds. */
const luminance = (colour: string): number =>
  (colour.match(/[\d.]+/g) ?? [])
    .slice(0, 3)
    .map((part) => ((Number(part) / 255 + 0.055) / 1.055) ** 2.4)
    .reduce((sum, share, at) => sum + share * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0.05);

/** Contrast of two computed colours, after WCAG 2. */
export const contrast = (one: string, other: string): number => {
  const ratio = luminance(one) / luminance(other);
  return Math.max(ratio, 1 / ratio);
};

/** Warns whoever themes the widget when a pair of colours cannot be read. */
export const warnOfContrast = (node: Element): void => {
  const { color, backgroundColor } = getComputedStyle(node);
  if (color.startsWith('rgb') && contrast(color, backgroundColor) < minContrast) {
    // biome-ignore lint/suspicious/noConsole: the reader is the developer of the host page
    console.warn('vetted-chat: low contrast', color, backgroundColor);
  }
};
