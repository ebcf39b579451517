import type { Tables } from '../answer.ts';
import { prepare } from '../answer.ts';
import type { Knowledge } from '../schema/knowledge.ts';
import { knowledgeSchemaVersion } from '../schema/knowledge-version.ts';
import type { Served } from './dependencies.ts';

/** A version made ready, or why it cannot be served. */
export type Loaded =
  | { readonly isLoaded: true; readonly served: Served }
  | { readonly isLoaded: false; readonly problem: string };

const refused = (problem: string): Loaded => ({ isLoaded: false, problem });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Makes a compiled Knowledge ready to answer. Our own compiler wrote it and its hash was
 * checked, so only what can go wrong on the way is looked at: half a file, another
 * schema, parts that do not load.
 */
export const loadKnowledge = (text: string, tables: Tables): Loaded => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('it is not complete JSON');
  }
  if (!isObject(value)) return refused('it is not a compiled knowledge');
  if (value.schema !== knowledgeSchemaVersion) {
    return refused(
      `its schema is ${String(value.schema)}; this service reads ${knowledgeSchemaVersion}`,
    );
  }
  try {
    const knowledge = value as Knowledge;
    if (knowledge.entries.length === 0) return refused('it has no entries');
    return {
      isLoaded: true,
      served: { knowledge, answerer: prepare(knowledge, tables) },
    };
  } catch {
    return refused('its index or rules cannot be loaded');
  }
};
