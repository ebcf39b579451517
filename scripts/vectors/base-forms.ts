const endings: readonly (readonly [RegExp, string])[] = [
  [/s$/u, ''],
  [/es$/u, ''],
  [/ies$/u, 'y'],
  [/ed$/u, ''],
  [/d$/u, ''],
  [/ied$/u, 'y'],
  [/(?<letter>.)\k<letter>ed$/u, '$<letter>'],
  [/ing$/u, ''],
  [/ing$/u, 'e'],
  [/(?<letter>.)\k<letter>ing$/u, '$<letter>'],
  [/er$/u, ''],
  [/ly$/u, ''],
];

/** A word, and what it may be a form of: a dictionary has 'walk', not 'walked'. */
export const baseForms = (word: string): string[] => [
  word,
  ...endings.map(([ending, base]) => word.replace(ending, base)),
];
