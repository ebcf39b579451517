import type { Answerer } from '../answer.ts';
import { prepare } from '../answer.ts';
import type { Fate } from '../schema/edit.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import { tables } from '../tables.ts';
import { dayOf } from './load.ts';

/** The knowledge before or after an edit, and what becomes of questions there. */
export type Side = {
  readonly answerer: Answerer;
  readonly fateOf: (query: string) => Fate;
};

/** Makes a side ready; no question is asked twice. */
export const sideOf = (knowledge: Knowledge, now: Date): Side => {
  const answerer = prepare(knowledge, tables);
  const fates = new Map<string, Fate>();
  const ask = (query: string): Fate => {
    const { decision } = answerer.answer({ query }, { now, serve: 'all' }).trace;
    return {
      kind: decision.kind,
      entry: decision.kind === 'answer' ? decision.entry : null,
    };
  };
  return {
    answerer,
    fateOf: (query) => {
      const fate = fates.get(query) ?? ask(query);
      fates.set(query, fate);
      return fate;
    },
  };
};

/** What the last preview found out about the knowledge before its edit. */
export type PreviewMemory = { key?: string; before?: Side };

/** The side before an edit, which is the same for one preview after another. */
export const beforeOf = (
  knowledge: Knowledge,
  now: Date,
  memory: PreviewMemory,
): Side => {
  const key = `${knowledge.version} ${dayOf(now)}`;
  if (memory.key !== key || memory.before === undefined) {
    memory.before = sideOf(knowledge, now);
    memory.key = key;
  }
  return memory.before;
};
