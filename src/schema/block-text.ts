import type { Block, Inline } from './block.ts';

/** The plain text of blocks, paragraphs and items on lines of their own. */
export const blocksToText = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      switch (block.type) {
        case 'paragraph':
          return inlinesToText(block.inlines);
        case 'list':
          return block.items.map(inlinesToText).join('\n');
        case 'form':
          return [block.heading, block.intro ?? ''].filter(Boolean).join('\n');
        default:
          return block satisfies never;
      }
    })
    .join('\n');

/** The plain text of a row of inlines. */
export const inlinesToText = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => inline.text).join('');
