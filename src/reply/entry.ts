import type { Block } from '../schema/block.ts';
import type { Statuses } from '../schema/decision.ts';
import type { Entry } from '../schema/entry.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import type { ReplyEntry } from '../schema/reply.ts';

/** The entry of a reply: what is answered, from where, and who signed this wording. */
export const replyEntry = (entry: Entry, statuses: Statuses): ReplyEntry => {
  const status = statuses.get(entry.id) ?? 'unsigned';
  const { signature } = entry;
  return {
    id: entry.id,
    question: entry.question,
    status,
    hash: entry.hash,
    source: entry.source,
    ...(signature !== undefined &&
      status === 'signed' && {
        signature: {
          reviewer: signature.reviewer,
          role: signature.role,
          ...(signature.registration !== undefined && {
            registration: signature.registration,
          }),
          signed: signature.signed,
          until: signature.until,
        },
      }),
  };
};

/** The blocks of an entry's answer, with the safety-net line where it speaks of symptoms. */
export const answerBlocks = (entry: Entry, knowledge: Knowledge): Block[] =>
  entry.safetyNet
    ? [
        ...entry.blocks,
        ...knowledge.wording.safetyNet.map(
          (block): Block =>
            block.type === 'paragraph' ? { ...block, role: 'safety-net' } : block,
        ),
      ]
    : [...entry.blocks];
