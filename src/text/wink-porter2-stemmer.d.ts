declare module 'wink-porter2-stemmer' {
  /** Porter's second stemmer for English; expects one lower-case word. */
  const stem: (word: string) => string;
  // biome-ignore lint/style/noDefaultExport: describes a package that has nothing else
  export default stem;
}
