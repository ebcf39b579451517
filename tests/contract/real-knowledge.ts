import text from '../../dist/knowledge.json?raw';
import type { Answerer } from '../../src/answer.ts';
import { prepare } from '../../src/answer.ts';
import type { Ask } from '../../src/schema/ask.ts';
import type { Knowledge } from '../../src/schema/knowledge.ts';
import type { Reply } from '../../src/schema/reply.ts';
import { tables } from '../../src/tables.ts';

/** The project's own knowledge, as compiled for this run. */
export const realKnowledge = JSON.parse(text) as Knowledge;

/** The answerer of the project's own knowledge. */
export const realAnswerer: Answerer = prepare(realKnowledge, tables);

/** A fixed moment: a Tuesday morning. */
export const moment = { now: new Date('2026-11-24T10:00:00Z'), serve: 'all' } as const;

/** Asks one question in a new conversation. */
export const askOnce = (query: string, rest: Partial<Ask> = {}): Reply =>
  realAnswerer.answer({ query, ...rest }, moment).reply;

/** Holds a conversation: each turn gets the context of the one before. */
export const converse = (queries: readonly string[]): readonly Reply[] => {
  const replies: Reply[] = [];
  for (const query of queries) {
    const context = replies.at(-1)?.context;
    const sent =
      context === undefined ? {} : { context: JSON.parse(JSON.stringify(context)) };
    replies.push(askOnce(query, sent));
  }
  return replies;
};
