/** What a runtime without the knowledge files is told of them (dist/knowledge-state.json). */
export type FolderState = {
  /** How many errors keep the files as they are from being served. */
  readonly errors: number;
};
