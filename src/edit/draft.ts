import type { NewEntryEdit } from '../schema/edit-kinds.ts';
import type { FrontMatter } from '../schema/entry.ts';
import { isStopWord } from '../text/stop-words.ts';
import { toTokens } from '../text/to-tokens.ts';
import { scalar } from './scalar.ts';

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

const wordsInName = 4;
const questionWords = new Set(
  'what how why when where who which if for of to in with'.split(' '),
);

/** A short name from the words of a question that say something. */
export const nameFrom = (question: string): string => {
  const tokens = toTokens(question).map((token) => token.replaceAll(/[^a-z0-9]/g, ''));
  const telling = tokens.filter(
    (token) => token !== '' && !isStopWord(token) && !questionWords.has(token),
  );
  const words = telling.length > 0 ? telling : tokens.filter((token) => token !== '');
  return words.slice(0, wordsInName).join('-');
};

/** Signs that end a text inside braces. */
const endsFlow = /[,[\]{}]/u;

const flow = (source: FrontMatter['source']): string => {
  const pairs = Object.entries(source).map(
    ([key, text = '']) =>
      `${key}: ${endsFlow.test(text) ? JSON.stringify(text) : scalar(text)}`,
  );
  return `{ ${pairs.join(', ')} }`;
};

/** The text of a new entry file: every key in its place, empty where staff must write. */
export const draftText = (draft: Draft): string => {
  const empty = Math.max(0, enoughPhrasings - draft.phrasings.length);
  const phrasings = [...draft.phrasings.map(scalar), ...Array<string>(empty).fill('')];
  const hint = draft.topic === '' ? ` # one of: ${draft.topics.join(', ')}` : '';
  return [
    '---',
    `id: ${draft.id}`,
    `question: ${scalar(draft.question)}`,
    'phrasings: # other ways visitors say it, 3 or more, better 8',
    ...phrasings.map((phrasing) => `  - ${phrasing}`.trimEnd()),
    'tests: [] # sentences that must find this entry; never shown, never learnt from',
    'not: [] # sentences that must not find it',
    'follow-ups: [] # ids of up to 4 entries to offer after the answer',
    `topic: ${scalar(draft.topic)}${hint}`.trimEnd(),
    `author: ${scalar(draft.author)}`.trimEnd(),
    `source: ${flow(draft.source)}`,
    'safety-net: false # true where the answer speaks of symptoms or care',
    ...(draft.reviewerNote === undefined
      ? []
      : [`reviewer-note: ${scalar(draft.reviewerNote)}`]),
    '---',
    draft.answer.trim(),
    '',
  ].join('\n');
};

/** A new entry's file and its text. */
export type DraftFile = {
  readonly id: string;
  readonly file: string;
  readonly text: string;
};

/** The draft file that staff asked for on the staff page. */
export const draftFile = (edit: NewEntryEdit, clinicName: string): DraftFile => {
  const name = nameFrom(edit.question) || 'new-question';
  const id = `faq-${name}`.slice(0, 60).replace(/-+$/, '');
  return {
    id,
    file: `knowledge/faqs/${id.slice('faq-'.length)}.md`,
    text: draftText({
      id,
      question: edit.question,
      phrasings: edit.phrasings,
      topic: edit.topic,
      topics: [],
      author: edit.author,
      source: { title: clinicName },
      answer: edit.answer.replaceAll('\r\n', '\n'),
    }),
  };
};
