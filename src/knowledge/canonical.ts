import { createHash } from 'node:crypto';
import type { Block, Inline } from '../schema/block.ts';
import type { Source } from '../schema/entry.ts';

/** SHA-256 of a text, in lower-case hex. */
export const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

const inlineText = ({ text, strong, emphasis, href }: Inline): string => {
  const marked = `${strong ? '**' : ''}${emphasis ? '*' : ''}${text}${emphasis ? '*' : ''}${strong ? '**' : ''}`;
  return href === undefined ? marked : `[${marked}](${href})`;
};

const rowText = (row: readonly Inline[]): string => row.map(inlineText).join('').trim();

const blockText = (block: Block): string => {
  switch (block.type) {
    case 'paragraph':
      return rowText(block.inlines);
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${rowText(item)}`)
        .join('\n');
    case 'form':
      return block.heading;
    default:
      return block satisfies never;
  }
};

/** What a reviewer signs. */
export type Signable = {
  readonly question: string;
  /** References such as {{phone}} unresolved: a new number needs no new signature. */
  readonly blocks: readonly Block[];
  readonly source: Source;
  readonly safetyNet: boolean;
};

/**
 * The canonical text of an entry: what a visitor reads, one way of writing it, whatever
 * the line breaks or list marks of the file. Its SHA-256 is what a signature signs.
 */
export const canonicalText = ({
  question,
  blocks,
  source,
  safetyNet,
}: Signable): string => {
  const from = [source.title, source.part, source.author, source.href]
    .filter((part) => part !== undefined)
    .join(' | ');
  return [
    question,
    ...blocks.map(blockText),
    `Source: ${from}`,
    `Safety-net line: ${safetyNet ? 'yes' : 'no'}`,
  ]
    .join('\n\n')
    .normalize('NFC');
};

const sortKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inside]) => [key, sortKeys(inside)]),
  );
};

/** JSON with keys in order, so that equal values have equal hashes. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(sortKeys(value), null, 2);
