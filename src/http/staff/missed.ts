import { groupAlike } from '../../alike.ts';
import type { Answerer, Moment } from '../../answer.ts';
import type { Fate } from '../../schema/edit.ts';
import type { MissedRow } from '../../store/reports.ts';
import type { Store } from '../../store/store.ts';
import { sha256 } from '../sha256.ts';
import { dayBefore } from './numbers.ts';

/** Unanswered queries are kept for so many days; older ones are gone. */
export const missedDays = 30;
/** Most queries that are looked at together; rarer ones wait until these are dealt with. */
export const mostMissed = 1000;
const nearestShown = 4;
/** Queries of a group that speak for its nearest entries. */
const speaking = 5;
const keyLength = 16;

/** Queries that say nearly the same and found no answer. */
export type MissedGroup = {
  /** Names the group in addresses; made from its first query, but does not tell it. */
  readonly key: string;
  readonly queries: readonly [MissedRow, ...MissedRow[]];
  readonly n: number;
  readonly last: string;
  /** What becomes of its first query when asked now. */
  readonly fate: Fate;
};

/** What becomes of a question when it is asked now, without being counted. */
export const fateOf = (answerer: Answerer, query: string, moment: Moment): Fate => {
  const { decision } = answerer.answer({ query }, moment).trace;
  const entry = decision.kind === 'answer' ? decision.entry : null;
  return { kind: decision.kind, entry };
};

/** All groups of unanswered queries: those still unanswered first, most asked first. */
export const missedGroups = async (
  store: Store,
  answerer: Answerer,
  moment: Moment,
): Promise<readonly MissedGroup[]> => {
  const rows = await store.missed(dayBefore(moment.now, missedDays), mostMissed);
  const groups = await Promise.all(
    groupAlike(rows).map(async ({ queries, n }): Promise<MissedGroup> => {
      const [{ query }] = queries;
      return {
        key: (await sha256(query)).slice(0, keyLength),
        queries,
        n,
        last: queries.reduce((last, row) => (row.last > last ? row.last : last), ''),
        fate: fateOf(answerer, query, moment),
      };
    }),
  );
  const isOpen = ({ fate }: MissedGroup): boolean => fate.kind !== 'answer';
  return [...groups.filter(isOpen), ...groups.filter((group) => !isOpen(group))];
};

/** The entries nearest to a group, best first, each with the confidence it reaches. */
export const nearestEntries = (
  answerer: Answerer,
  queries: readonly string[],
): readonly { readonly id: string; readonly confidence: number }[] => {
  const best = new Map<string, number>();
  for (const query of queries.slice(0, speaking)) {
    for (const { id, confidence } of answerer.match(query)) {
      if (!id.includes(':')) best.set(id, Math.max(confidence, best.get(id) ?? 0));
    }
  }
  return [...best]
    .map(([id, confidence]) => ({ id, confidence }))
    .sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1))
    .slice(0, nearestShown);
};
