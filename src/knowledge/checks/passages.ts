import type { Block } from '../../schema/block.ts';
import { inlinesToText } from '../../schema/block-text.ts';
import type { EntrySource } from '../parse-entry.ts';
import type { Place } from '../problems.ts';

/** One paragraph or list line of an answer, with its line in the file. */
export type Passage = Place & { readonly text: string };

const plain = (text: string): string => text.replaceAll(/[*_[\]]|\([^)]*\)/g, '').trim();
/** How much of a passage's beginning finds its line again. */
const beginning = 18;

const textsOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => {
    switch (block.type) {
      case 'paragraph':
        return [inlinesToText(block.inlines)];
      case 'list':
        return block.items.map(inlinesToText);
      case 'form':
        return [];
      default:
        return block satisfies never;
    }
  });

/** The paragraphs and list lines of an entry's answer, each with its line. */
export const passagesOf = (entry: EntrySource): readonly Passage[] => {
  const lines = entry.answerText.split('\n').map(plain);
  let from = 0;
  return textsOf(entry.blocks).map((text) => {
    const start = plain(text).slice(0, beginning);
    const found = lines.findIndex(
      (line, index) =>
        index >= from && line.replace(/^(?:[-*]|\d+\.) /, '').startsWith(start),
    );
    if (found !== -1) from = found + 1;
    return { text, file: entry.file, line: entry.answerLine + Math.max(found, 0) };
  });
};

const sentenceEnd = /(?<=[.!?])\s+(?=[A-Z“"‘'(])/;

/** The sentences of a passage. */
export const sentencesOf = (text: string): readonly string[] =>
  text.split(sentenceEnd).filter((sentence) => sentence.trim() !== '');

/** The words of a text, without punctuation. */
export const wordsOf = (text: string): readonly string[] =>
  text.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu) ?? [];
