import { stringify } from 'yaml';
import type { FrontMatter } from '../schema/entry.ts';

/** What is known of an entry that is being begun. */
export type Draft = {
  readonly id: string;
  readonly question: string;
  readonly phrasings: readonly string[];
  readonly topic: string;
  /** Topics to choose from, named in a comment when none is chosen yet. */
  readonly topics: readonly string[];
  readonly author: string;
  readonly source: FrontMatter['source'];
  readonly answer: string;
  readonly reviewerNote?: string;
};

/** Fewest phrasings that an entry needs. */
const enoughPhrasings = 3;

const line = (value: unknown): string =>
  value === '' ? '' : stringify(value, { lineWidth: 0 }).trim();

const flow = (value: FrontMatter['source']): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();

/** The text of a new entry file: every key in its place, empty where staff must write. */
export const draftText = (draft: Draft): string => {
  const empty = Math.max(0, enoughPhrasings - draft.phrasings.length);
  const phrasings = [...draft.phrasings.map(line), ...Array<string>(empty).fill('')];
  const hint = draft.topic === '' ? ` # one of: ${draft.topics.join(', ')}` : '';
  return [
    '---',
    `id: ${draft.id}`,
    `question: ${line(draft.question)}`,
    'phrasings: # other ways visitors say it, 3 or more, better 8',
    ...phrasings.map((phrasing) => `  - ${phrasing}`.trimEnd()),
    'tests: [] # sentences that must find this entry; never shown, never learnt from',
    'not: [] # sentences that must not find it',
    'follow-ups: [] # ids of up to 4 entries to offer after the answer',
    `topic: ${line(draft.topic)}${hint}`.trimEnd(),
    `author: ${line(draft.author)}`.trimEnd(),
    `source: ${flow(draft.source)}`,
    'safety-net: false # true where the answer speaks of symptoms or care',
    ...(draft.reviewerNote === undefined
      ? []
      : [`reviewer-note: ${line(draft.reviewerNote)}`]),
    '---',
    draft.answer.trim(),
    '',
  ].join('\n');
};
