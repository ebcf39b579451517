import { escapeMarkdown } from './import-escape.ts';
import type { ImportedItem } from './imported.ts';

/** Longest line that may be a heading. */
const longestHeading = 90;
const bullet = /^\s*(?:[•◦▪*-]|\d+[.)])\s+/;

const isHeading = (lines: readonly string[]): boolean => {
  const [line = ''] = lines;
  return (
    lines.length === 1 &&
    line.length <= longestHeading &&
    !bullet.test(line) &&
    /[\p{L}\p{N}?)"”]$/u.test(line)
  );
};

/** Plain text: blocks stand between empty lines; a short one without a stop is a heading. */
export const readText = (text: string): readonly ImportedItem[] =>
  text
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map((block) => block.split('\n').map((line) => line.trimEnd()))
    .map((lines) => lines.filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .flatMap((lines): ImportedItem[] => {
      if (isHeading(lines)) return [{ kind: 'heading', text: (lines[0] ?? '').trim() }];
      const items = lines.filter((line) => bullet.test(line));
      if (items.length === lines.length) {
        const markdown = items
          .map((line) => `- ${escapeMarkdown(line.replace(bullet, ''))}`)
          .join('\n');
        return [{ kind: 'body', markdown }];
      }
      return [{ kind: 'body', markdown: escapeMarkdown(lines.join(' ')) }];
    });
