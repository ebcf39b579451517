import { editDistance } from './text/edit-distance.ts';
import { stem } from './text/stem.ts';
import { isStopWord } from './text/stop-words.ts';
import { toTokens } from './text/to-tokens.ts';

/** Something that was asked, and how often. */
export type Counted = { readonly query: string; readonly n: number };

/** Queries that say nearly the same; the most frequent one stands for all. */
export type Group<Query extends Counted> = {
  readonly queries: readonly [Query, ...Query[]];
  readonly n: number;
};

/** Share of words in common from which two queries stand together. */
const alikeFrom = 0.75;
/** How many words more a query may have that otherwise holds all of the other. */
const extraWords = 2;

/** Words that open most questions and tell them apart least. */
const openings = new Set(
  'what how why when where who which if to for of in on at with from'.split(' '),
);

const tellingStems = (query: string): readonly string[] => {
  const tokens = toTokens(query);
  const telling = tokens.filter((token) => !isStopWord(token) && !openings.has(token));
  return [...new Set((telling.length > 0 ? telling : tokens).map(stem))];
};

/** Letters from which one slip, or two, may be a misspelling. */
const oneSlipFrom = 5;
const twoSlipsFrom = 8;
/** 'child' and 'children': a beginning of so many letters, at most so many more. */
const beginningFrom = 4;
const endingUpTo = 3;

const isSameWord = (one: string, other: string): boolean => {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (
    short.length >= beginningFrom &&
    long.startsWith(short) &&
    long.length - short.length <= endingUpTo
  ) {
    return true;
  }
  if (short.length < oneSlipFrom) return false;
  const slips = short.length >= twoSlipsFrom ? 2 : 1;
  return editDistance(one, other, slips) <= slips;
};

/** How alike two queries are by their telling words: 0 to 1. */
const likeness = (one: readonly string[], other: readonly string[]): number => {
  const [few, many] = one.length < other.length ? [one, other] : [other, one];
  if (few.length === 0) return 0;
  const shared = few.filter((word) => many.some((rival) => isSameWord(word, rival)));
  const extra = many.length - few.length;
  const isHeld =
    shared.length === few.length && extra <= Math.min(extraWords, few.length);
  return isHeld ? 1 : shared.length / many.length;
};

/**
 * Puts queries that say nearly the same together, the most asked groups first. Each query
 * joins the group whose most frequent query is most like it, so the same queries always
 * give the same groups, in whatever order they come.
 */
export const groupAlike = <Query extends Counted>(
  queries: readonly Query[],
): readonly Group<Query>[] => {
  const ordered = [...queries].sort(
    (a, b) => b.n - a.n || (a.query < b.query ? -1 : a.query > b.query ? 1 : 0),
  );
  const groups: { stems: readonly string[]; queries: [Query, ...Query[]]; n: number }[] =
    [];
  for (const query of ordered) {
    const stems = tellingStems(query.query);
    let best = 0;
    let home: (typeof groups)[number] | undefined;
    for (const group of groups) {
      const alike = likeness(stems, group.stems);
      if (alike < alikeFrom || alike <= best) continue;
      best = alike;
      home = group;
    }
    if (home === undefined) groups.push({ stems, queries: [query], n: query.n });
    else {
      home.queries.push(query);
      home.n += query.n;
    }
  }
  return groups
    .map(({ queries: found, n }) => ({ queries: found, n }))
    .sort((a, b) => b.n - a.n || (a.queries[0].query < b.queries[0].query ? -1 : 1));
};
