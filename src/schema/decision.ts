import type { EntryStatus } from './entry.ts';
import type { RedFlag } from './red-flag.ts';

/** The answer of one signal of the matcher, in words that staff can read. */
export type Evidence = {
  /** Share of the query's informative words that the entry holds, 0–1. */
  readonly coverage: number;
  /** Share of the query's informative words that no entry holds, 0–1. */
  readonly unknown: number;
  /** How much the query says: its words' rarity, as a multiple of one unknown word's. */
  readonly said: number;
  /** Each signal of the fusion by name, as a z-score or cosine. */
  readonly signals: Readonly<Record<string, number>>;
  /** The query's words and how each met this entry. */
  readonly words: readonly {
    readonly word: string;
    readonly how: 'exact' | 'stem' | 'synonym' | 'typo' | 'none';
    readonly as?: string;
  }[];
};

/** An entry (or a small-talk or declined class) retrieved for a query. */
export type Candidate = {
  readonly id: string;
  readonly score: number;
  /** Calibrated 0–1: of answers shown with 0.8, about 80% are right. */
  readonly confidence: number;
  readonly evidence: Evidence;
};

/** What to do with a query; the kinds are those of a Reply. */
export type Decision =
  /** A care card; without a red flag it is the standing one, shown again. */
  | { readonly kind: 'care'; readonly redFlag: RedFlag | null }
  | {
      readonly kind: 'answer';
      readonly entry: string;
      readonly confidence: number;
      /** Entry that answers a second question of the same query. */
      readonly more: readonly string[];
      /** Declined topic of another question of the same query. */
      readonly beside?: string;
      /** Close rivals, offered as follow-ups. */
      readonly alsoOffer: readonly string[];
      readonly why: string;
    }
  | {
      readonly kind: 'disambiguate';
      readonly options: readonly string[];
      readonly confidence: number;
      readonly again: boolean;
      readonly why: string;
    }
  | {
      readonly kind: 'small-talk';
      readonly id: string;
      readonly confidence: number;
      readonly why: string;
    }
  | {
      readonly kind: 'hand-off';
      /** The declined topic, or null for a plain wish to reach a person or to book. */
      readonly declined: string | null;
      readonly confidence: number;
      readonly why: string;
    }
  | {
      readonly kind: 'fallback';
      readonly reason:
        | 'unknown'
        | 'people-first'
        | 'unreadable'
        | 'not-served'
        | 'language'
        | 'none-of-these'
        | 'declined';
      readonly declined?: string;
      readonly language?: string;
      /** Nearest topics to offer. */
      readonly nearest: readonly string[];
      readonly confidence: number;
      readonly why: string;
    };

/** Which statuses may be served. */
export type ServeMode = 'signed' | 'all';

/** The status of each entry at one moment. */
export type Statuses = ReadonlyMap<string, EntryStatus>;
