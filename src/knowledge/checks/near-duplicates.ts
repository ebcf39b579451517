import type { ContentProblem } from '../../schema/content-problem.ts';
import { stem } from '../../text/stem.ts';
import { isStopWord } from '../../text/stop-words.ts';
import { toTokens } from '../../text/to-tokens.ts';
import { once } from '../once.ts';
import type { EntrySource } from '../parse-entry.ts';
import type { Place } from '../problems.ts';
import { warningAt } from '../problems.ts';

/** Share of stems in common from which two phrasings are called nearly the same. */
const nearShare = 0.85;
/** Fewer stems than this are keywords, not sentences; they are compared by the matcher. */
const enoughStems = 3;

type Said = Place & {
  readonly text: string;
  readonly id: string;
  readonly overlaps: readonly string[];
  readonly stems: ReadonlySet<string>;
};

const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(
    toTokens(text)
      .filter((token) => !isStopWord(token))
      .map(stem),
  );

const saidBy = once(({ front, file, lineOf }: EntrySource): readonly Said[] =>
  [
    { text: front.question, line: lineOf(['question']) },
    ...front.phrasings.map((text, index) => ({
      text,
      line: lineOf(['phrasings', index]),
    })),
  ]
    .map((each) => ({
      ...each,
      file,
      id: front.id,
      overlaps: front.overlaps,
      stems: stemsOf(each.text),
    }))
    .filter(({ stems }) => stems.size >= enoughStems),
);

const shareOf = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let common = 0;
  for (const each of a) if (b.has(each)) common += 1;
  return common / (a.size + b.size - common);
};

const isNear = (one: Said, other: Said): boolean =>
  one.id !== other.id &&
  !one.overlaps.includes(other.id) &&
  !other.overlaps.includes(one.id) &&
  shareOf(one.stems, other.stems) >= nearShare;

/**
 * The rarest stems of each phrasing, so many that two near ones have at least one of them in
 * common (prefix filtering; Chaudhuri, Ganti, Kaushik 2006): few have to be compared.
 */
const rarestStems = (all: readonly Said[]): ((said: Said) => readonly string[]) => {
  const counts = new Map<string, number>();
  for (const { stems } of all) {
    for (const each of stems) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  return ({ stems }) =>
    [...stems]
      .sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1))
      .slice(0, stems.size - Math.ceil(nearShare * stems.size) + 1);
};

/** Phrasings of entries that do not overlap and that say nearly the same. */
export const nearDuplicateWarnings = (
  entries: readonly EntrySource[],
): readonly ContentProblem[] => {
  const all = entries.flatMap(saidBy);
  const rarestOf = rarestStems(all);
  const byStem = new Map<string, Said[]>();
  return all.flatMap((said) => {
    const rarest = rarestOf(said);
    const near = rarest
      .flatMap((each) => byStem.get(each) ?? [])
      .find((rival) => isNear(rival, said));
    for (const each of rarest) {
      const list = byStem.get(each);
      if (list === undefined) byStem.set(each, [said]);
      else list.push(said);
    }
    if (near === undefined) return [];
    const message = `"${said.text}" is nearly "${near.text}" of ${near.id} (${near.file}:${near.line}). Say them more differently, or declare that the entries overlap.`;
    return [warningAt(said, message)];
  });
};
