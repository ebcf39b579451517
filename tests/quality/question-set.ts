/** A set of questions in the form of the public sets: what is known and what is asked. */
export type QuestionSet = {
  readonly name: string;
  readonly source?: string;
  readonly licence?: string;
  readonly entries: readonly {
    readonly id: string;
    readonly question: string;
    readonly phrasings: readonly string[];
    readonly answer: string;
  }[];
  /** `gold` null: no entry answers it. */
  readonly queries: readonly { readonly text: string; readonly gold: string | null }[];
};
