import { blocksToText } from '../schema/block-text.ts';
import type { Content } from './compile-content.ts';

/** One class that the matcher knows: an entry, small talk or a declined topic. */
export type Document = {
  readonly id: string;
  readonly question: string;
  readonly phrasings: readonly string[];
  readonly answer: string;
  readonly overlaps: readonly string[];
};

/**
 * All that competes for a query. Withdrawn entries compete too: whoever asks for one is
 * told that it is not served, instead of getting the answer that comes next.
 */
export const documentsOf = ({ entries, wordingSource }: Content): readonly Document[] => [
  ...entries.map(({ id, question, phrasings, blocks, overlaps }) => ({
    id,
    question,
    phrasings,
    answer: blocksToText(blocks),
    overlaps,
  })),
  ...wordingSource['small-talk'].map(({ id, phrasings }) => ({
    id: `small-talk:${id}`,
    question: phrasings[0] ?? id,
    phrasings: phrasings.slice(1),
    answer: '',
    overlaps: [],
  })),
  ...wordingSource.declined.map(({ id, title, phrasings }) => ({
    id: `declined:${id}`,
    question: title,
    phrasings,
    answer: '',
    overlaps: [],
  })),
];
