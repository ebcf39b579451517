/** What competes for a query: an entry, a small-talk class or a declined topic. */
export type MatchDocument = {
  readonly id: string;
  readonly question: string;
  readonly phrasings: readonly string[];
  /** Plain text; '' if there is none. */
  readonly answer: string;
  /** Ids of documents that answer nearly the same: no rivals. */
  readonly overlaps?: readonly string[];
};
