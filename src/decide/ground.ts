import type { Declined, SmallTalk } from '../schema/wording.ts';

/** How candidates that are not entries are named. */
export const prefixes = { smallTalk: 'small-talk:', declined: 'declined:' } as const;

/** What deciding needs to know of the knowledge, as plain questions. */
export type Ground = {
  readonly isEntry: (id: string) => boolean;
  /** Known, not withdrawn, and allowed by the serve mode at this moment. */
  readonly isServable: (id: string) => boolean;
  readonly overlapsOf: (entry: string) => readonly string[];
  readonly followUpsOf: (entry: string) => readonly string[];
  readonly declinedReplyOf: (id: string) => Declined['reply'];
  readonly commandOf: (id: string) => SmallTalk['command'];
  /** Entries to offer when nothing is near. */
  readonly starters: readonly string[];
};

/** Servable entries of a list, without two that answer the same question. */
export const distinctServable = (
  entries: readonly string[],
  ground: Ground,
  limit: number,
): readonly string[] => {
  const kept: string[] = [];
  for (const entry of entries) {
    const isRepeated = kept.some(
      (other) => other === entry || ground.overlapsOf(other).includes(entry),
    );
    if (!isRepeated && ground.isEntry(entry) && ground.isServable(entry))
      kept.push(entry);
    if (kept.length === limit) break;
  }
  return kept;
};
