import type { CompiledRule } from './compiled.ts';
import type { Colour } from './scopes.ts';
import type { Token } from './tokenise.ts';

/** A concept that counts: told, not denied, not past, not merely asked about. */
export type Told = {
  readonly concept: string;
  readonly start: number;
  readonly end: number;
  readonly person: Colour['person'];
};

/** What the rules look at. */
export type Reading = {
  readonly tokens: readonly Token[];
  /** Told concepts of this query, by id, in the order of the text. */
  readonly told: ReadonlyMap<string, readonly Told[]>;
  /** Concepts of the last queries. */
  readonly seen: ReadonlySet<string>;
  /** Sentence number of each token. */
  readonly sentences: readonly number[];
};

/** A sentence end counts as so many words when nearness is measured. */
const sentenceEndCost = 2;
/** How many mentions on each side of the first one are tried, in the order of the text. */
const tried = 8;

const distance = (reading: Reading, one: Told, other: Told): number => {
  const [left, right] = one.start <= other.start ? [one, other] : [other, one];
  const words = Math.max(0, right.start - left.end);
  const ends =
    (reading.sentences[right.start] ?? 0) - (reading.sentences[left.start] ?? 0);
  return words + ends * sentenceEndCost;
};

const fits = (reading: Reading, rule: CompiledRule, one: Told, other: Told): boolean => {
  if (rule.samePerson && one.person && other.person && one.person !== other.person)
    return false;
  if (rule.near === 'text') return true;
  if (rule.near === 'sentence')
    return reading.sentences[one.start] === reading.sentences[other.start];
  return distance(reading, one, other) <= rule.near;
};

const around = (list: readonly Told[], place: number): readonly Told[] => {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return list.slice(Math.max(0, low - tried), low + tried);
};

/** The told concepts that complete one alternative of a rule, or null. */
const complete = (
  reading: Reading,
  rule: CompiledRule,
  concepts: readonly string[],
): readonly Told[] | null => {
  const [first, ...others] = concepts;
  if (!first) return null;
  for (const anchor of reading.told.get(first) ?? []) {
    const chosen: Told[] = [anchor];
    for (const concept of others) {
      const partner = around(reading.told.get(concept) ?? [], anchor.start).find((told) =>
        fits(reading, rule, anchor, told),
      );
      if (!partner) break;
      chosen.push(partner);
    }
    if (chosen.length === concepts.length) return chosen;
  }
  return null;
};

/** As `complete`, with what this query does not tell taken from the last two. */
const completeAcross = (
  reading: Reading,
  concepts: readonly string[],
): readonly Told[] | null => {
  const chosen: Told[] = [];
  for (const concept of concepts) {
    const told = reading.told.get(concept)?.[0];
    if (told) chosen.push(told);
    else if (!reading.seen.has(concept)) return null;
  }
  const isSplit = chosen.length > 0 && chosen.length < concepts.length;
  return isSplit ? chosen : null;
};

/** What is told, less the wordings that an excuse of the rule shares words with. */
const excuse = (reading: Reading, rule: CompiledRule): Reading => {
  const excuses = rule.unless.flatMap((concept) => reading.told.get(concept) ?? []);
  if (excuses.length === 0) return reading;
  const excused = reading.tokens.map(() => false);
  for (const { start, end } of excuses) excused.fill(true, start, end);
  const told = new Map(
    rule.when.flat().map((concept) => {
      const list = reading.told.get(concept) ?? [];
      return [
        concept,
        list.filter(({ start, end }) => !excused[start] && !excused[end - 1]),
      ];
    }),
  );
  return { ...reading, told };
};

/** The told concepts that make a rule fire, or null when it stays silent. */
export const fire = (whole: Reading, rule: CompiledRule): readonly Told[] | null => {
  if (rule.without.some((concept) => whole.told.has(concept))) return null;
  const reading = excuse(whole, rule);
  for (const concepts of rule.when) {
    const found =
      complete(reading, rule, concepts) ??
      (rule.acrossTurns && concepts.length > 1
        ? completeAcross(reading, concepts)
        : null);
    if (found) return found;
  }
  return null;
};
