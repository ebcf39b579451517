import type { Content } from './compile-content.ts';
import type { Sources } from './load-sources.ts';
import { standings } from './standing.ts';

/** Something that keeps knowledge from the public, and the command that mends it. */
export type Obstacle = { readonly what: string; readonly mend: string };

/**
 * What keeps this knowledge from being given to the public: example values, nothing
 * signed, or rules and fixed wording that are not signed. Empty when nothing does.
 */
export const obstacles = (
  content: Content,
  sources: Sources,
  today: string,
): readonly Obstacle[] => {
  const all = standings(content, sources, today);
  const entryIds = new Set(content.entries.map(({ id }) => id));
  const found: Obstacle[] = [];
  if (content.clinic.example) {
    found.push({
      what: 'knowledge/clinic.yaml still holds example values',
      mend: "put in the real phone, hours and booking link, then write 'example: false'",
    });
  }
  if (!all.some(({ id, status }) => entryIds.has(id) && status === 'signed')) {
    found.push({
      what: 'no answer is signed, so visitors would get none',
      mend: 'npm run knowledge -- sign <id> …',
    });
  }
  for (const { id, status } of all) {
    if (id.startsWith('language-') || entryIds.has(id) || status === 'signed') continue;
    found.push({
      what: `"${id}" is ${status}`,
      mend: `npm run knowledge -- sign ${id}`,
    });
  }
  return found;
};
