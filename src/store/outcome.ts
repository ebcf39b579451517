import type { ReplyKind } from '../schema/reply.ts';

/**
 * What is counted of one thing that happened. `query` is present only where it may be
 * kept, and is redacted before it is written; nothing else holds a visitor's words.
 */
export type Outcome =
  | {
      readonly event: 'asked';
      readonly decision: ReplyKind;
      /** The entry, declined topic, small talk or flag that decided; '' for none. */
      readonly subject: string;
      readonly confidence: number;
      readonly knowledge: string;
      readonly query: string | null;
    }
  | {
      readonly event: 'feedback';
      readonly entry: string;
      readonly helpful: boolean;
      readonly reason: string | null;
      readonly knowledge: string;
    }
  | {
      readonly event: 'none-of-these' | 'call-back' | 'booking' | 'dropped';
      readonly count: number;
      readonly knowledge: string;
    };

/** Confidence in tenths, as a band: 0.83 is in '0.8'. */
export const bandOf = (confidence: number): string => {
  const bands = 10;
  const band = Math.min(bands - 1, Math.max(0, Math.floor(confidence * bands)));
  return Number.isNaN(band) ? '0.0' : `0.${band}`;
};
