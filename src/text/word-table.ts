/** Reads entries such as 'ur=your, wanna=want to'. */
export const wordTable = (...lines: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    lines
      .flatMap((line) => line.split(', '))
      .map((entry) => {
        const [word = '', meant = ''] = entry.split('=');
        return [word, meant];
      }),
  );
