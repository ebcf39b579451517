import { groupAlike } from '../../alike.ts';
import type { Answerer, Moment } from '../../answer.ts';
import type { Fate } from '../../schema/edit.ts';
import type { MissedRow } from '../../store/reports.ts';
import type { Store } from '../../store/store.ts';
import { sha256 } from '../sha256.ts';
import { dayBefore } from './numbers.ts';

/** Unanswered queries are kept for so many days; older ones are gone. */
export const missedDays = 30;
/**
 * Most queries that are looked at together; rarer ones wait until these are dealt with.
 * Grouping compares each with each, and the free plan of Workers counts milliseconds.
 */
export const mostMissed = 300;
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
};

/** A group with what becomes of its first query when asked now. */
export type FatedGroup = MissedGroup & { readonly fate: Fate };

/** Asks a group's first query again, without counting it. */
export const withFate = (
  group: MissedGroup,
  answerer: Answerer,
  moment: Moment,
): FatedGroup => {
  const [{ query }] = group.queries;
  const { decision } = answerer.answer({ query }, moment).trace;
  const entry = decision.kind === 'answer' ? decision.entry : null;
  return { ...group, fate: { kind: decision.kind, entry } };
};

/** Groups with their fates: those still unanswered first, else in the order they have. */
export const withFates = (
  groups: readonly MissedGroup[],
  answerer: Answerer,
  moment: Moment,
): readonly FatedGroup[] => {
  const fated = groups.map((group) => withFate(group, answerer, moment));
  const isOpen = ({ fate }: FatedGroup): boolean => fate.kind !== 'answer';
  return [...fated.filter(isOpen), ...fated.filter((group) => !isOpen(group))];
};

/** All groups of unanswered queries, most asked first. */
export const missedGroups = async (
  store: Store,
  now: Date,
): Promise<readonly MissedGroup[]> => {
  const rows = await store.missed(dayBefore(now, missedDays), mostMissed);
  return Promise.all(
    groupAlike(rows).map(async ({ queries, n }) => ({
      key: (await sha256(queries[0].query)).slice(0, keyLength),
      queries,
      n,
      last: queries.reduce((last, row) => (row.last > last ? row.last : last), ''),
    })),
  );
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
