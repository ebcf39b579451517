/** Least contrast of text (WCAG 1.4.3). */
const minContrast = 4.5;
/** Share of red, green and blue in how bright a colour looks. */
const shares = [0.2126, 0.7152, 0.0722];

/** Relative luminance of `rgb(…)` plus the glare that WCAG adds. */
const luminance = (colour: string): number =>
  (colour.match(/[\d.]+/g) ?? []).reduce(
    (sum, part, at) => sum + (shares[at] ?? 0) * ((+part / 255 + 0.055) / 1.055) ** 2.4,
    0.05,
  );

/** Contrast of two computed colours, after WCAG 2. */
export const contrast = (one: string, other: string): number => {
  const ratio = luminance(one) / luminance(other);
  return Math.max(ratio, 1 / ratio);
};

/** Warns whoever themes the widget when a pair of colours cannot be read. */
export const warnOfContrast = (node: Element): void => {
  const { color, backgroundColor } = getComputedStyle(node);
  if (contrast(color, backgroundColor) < minContrast) {
    // biome-ignore lint/suspicious/noConsole: the reader is the developer of the host page
    console.warn('vetted-chat contrast', color, backgroundColor);
  }
};
