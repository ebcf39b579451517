import type { Knowledge } from './schema/knowledge.ts';

/** A share, 0 to 1, as staff read it. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** 'one, two and three'. */
export const list = (parts: readonly string[]): string =>
  parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/** The same of what was typed. */
export const quoted = (texts: readonly string[]): string =>
  list(texts.map((text) => `“${text}”`));

/** What staff call a class of the matcher: an entry's question, or the topic's name. */
export const nameOf = (id: string, { entries, wording }: Knowledge): string => {
  const [kind = '', rest = ''] = id.split(':');
  if (rest === '') {
    return `“${entries.find((entry) => entry.id === id)?.question ?? id}”`;
  }
  return kind === 'declined'
    ? `the declined topic “${wording.declined.find((topic) => topic.id === rest)?.title ?? rest}”`
    : `small talk (${rest})`;
};
