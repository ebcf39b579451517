import { groupAlike } from '../alike.ts';
import type { Sources } from '../knowledge/load-sources.ts';
import { phrasingKey } from '../knowledge/phrasing-key.ts';
import type { Place } from '../knowledge/problems.ts';
import type { Decision } from '../schema/decision.ts';

/** Words that stand in the knowledge, and under what. */
export type Taken = Place & {
  readonly text: string;
  /** Such as: the declined topic "prices". */
  readonly owner: string;
  /** Small talk and declined topics are answered in place of any entry. */
  readonly isEntry: boolean;
};

const smallTalkName = (id: string): string => `the small talk "${id}"`;
const declinedName = (id: string): string => `the declined topic "${id}"`;

/** All that visitors may say and that is spoken for. */
const allSaid = ({ entries, wording }: Sources): readonly Taken[] => {
  const inEntries = entries.flatMap(({ front, file, lineOf }) => {
    const said = { owner: `the entry "${front.id}"`, isEntry: true, file };
    return [
      { ...said, text: front.question, line: lineOf(['question']) },
      ...front.phrasings.map((text, index) => ({
        ...said,
        text,
        line: lineOf(['phrasings', index]),
      })),
    ];
  });
  if (wording === undefined) return inEntries;
  const { source, yaml } = wording;
  const inWording = (['small-talk', 'declined'] as const).flatMap((key) =>
    source[key].flatMap(({ id, phrasings }, index) =>
      phrasings.map((text, position) => ({
        text,
        owner: key === 'declined' ? declinedName(id) : smallTalkName(id),
        isEntry: false,
        file: yaml.file,
        line: yaml.lineOf([key, index, 'phrasings', position]),
      })),
    ),
  );
  return [...inEntries, ...inWording];
};

const isAlike = (one: string, other: string): boolean =>
  groupAlike([
    { query: one, n: 2 },
    { query: other, n: 1 },
  ]).length === 1;

/** Where the same words stand already, whatever their case and commas. */
export const sameWords = (text: string, sources: Sources): Taken | undefined => {
  const key = phrasingKey(text);
  return allSaid(sources).find((said) => phrasingKey(said.text) === key);
};

/** Words of small talk and declined topics that say nearly the same. */
export const nearWords = (text: string, sources: Sources): readonly Taken[] =>
  allSaid(sources).filter((said) => !said.isEntry && isAlike(text, said.text));

/** The small talk or declined topic that a decision is for, if it is for one. */
export const ownerOf = (decision: Decision): string | undefined => {
  switch (decision.kind) {
    case 'small-talk':
      return smallTalkName(decision.id);
    case 'hand-off':
      return decision.declined === null ? undefined : declinedName(decision.declined);
    case 'fallback':
      return decision.declined === undefined
        ? undefined
        : declinedName(decision.declined);
    default:
      return undefined;
  }
};
