const gap = /\{(\w+)\}/gu;

/** Puts values into the `{gaps}` of a sentence; a gap without a value stays. */
export const fill = (
  sentence: string | undefined,
  values: Readonly<Record<string, string>>,
): string =>
  (sentence ?? '').replaceAll(gap, (whole, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
  );
