import type { Block } from '../../src/schema/block.ts';
import type { Reply } from '../../src/schema/reply.ts';
import type { Turn } from '../conversation.ts';
import type { Scene } from '../scene.ts';
import { shortBlocks } from './answer.ts';
import { plainText } from './blocks.ts';
import { careText } from './care.ts';

/**
 * The words of a reply, never its buttons: what a screen reader is told, or, with
 * another choice of an answer's blocks, all that there is to read.
 */
export const replyText = (
  scene: Scene,
  { care, blocks, entry, more = [] }: Reply,
  choose: (blocks: readonly Block[]) => readonly Block[] = shortBlocks,
): string =>
  care && !care.reminder
    ? careText(scene, care)
    : [{ entry, blocks }, ...more]
        .map((part) =>
          part.entry
            ? `${part.entry.question}\n${plainText(choose(part.blocks))}`
            : plainText(part.blocks),
        )
        .join('\n');

/** The conversation as plain text, with times, for the visitor to keep. */
export const transcriptText = (scene: Scene, turns: readonly Turn[]): string =>
  turns
    .map(
      ({ at, label, query, reply }) =>
        `${new Date(at).toLocaleString(scene.locale)}\n${scene.words.you} ${label ?? query}\n${
          reply ? replyText(scene, reply, (blocks) => blocks) : ''
        }\n`,
    )
    .join('\n');
