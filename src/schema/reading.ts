import type { Candidate } from './decision.ts';

/**
 * How a query leans on the last turn: not at all; `short`, a few words that may be whole;
 * `pronoun`, standing on 'it' or saying nothing of its own; `shift`, opening with 'and …'
 * or 'what about …' to ask something new in the same vein.
 */
export type Leaning = 'none' | 'short' | 'pronoun' | 'shift';

/**
 * A query as read in its conversation, before any match: a choice among what was
 * offered, or a question (which may lean on the last answer).
 */
export type Reading =
  | {
      readonly kind: 'choice';
      readonly entry: string;
      /** What was chosen beside it: 'both', 'all of them'. */
      readonly more?: readonly string[];
      readonly why: string;
    }
  | { readonly kind: 'none-of-these' }
  | { readonly kind: 'go-on' }
  /** 'No, thanks': nothing of what else was offered is wanted, nothing was wrong. */
  | { readonly kind: 'declines' }
  /** 'Not sure', or the fourth of three: a choice was meant, but none was made. */
  | { readonly kind: 'unsure' }
  | {
      readonly kind: 'question';
      /** The query without greeting, thanks and fillers around it. */
      readonly text: string;
      readonly leaning: Leaning;
      /** The query with 'it' replaced by (or joined with) the last answer's subject. */
      readonly leaningText: string | null;
      /** The separate questions of the query, when there are two or three. */
      readonly parts: readonly string[];
      /** ISO 639-1 code of another language it seems to be in, or null. */
      readonly language: string | null;
      /** false: no letters or digits, or program text; nothing that could be understood. */
      readonly isReadable: boolean;
      /** Words that carry meaning beside function words. */
      readonly informative: number;
      /** Whether a word stands in it that points back: 'it', 'that', 'they'. */
      readonly pointsBack: boolean;
      /** Whether a question word stands in it. */
      readonly asks: boolean;
      /** Whether it thanks for what was said, and wishes for nothing. */
      readonly thanks: boolean;
    };

/** What was retrieved for a question: for the whole, leaning on the last turn, by part. */
export type Retrieval = {
  readonly whole: readonly Candidate[];
  readonly leaning: readonly Candidate[];
  readonly parts: readonly (readonly Candidate[])[];
};

/** Policy thresholds on confidence, 0–1: answer at or above, offer between. */
export type Thresholds = { readonly answer: number; readonly offer: number };
