import { readHtml } from './import-html.ts';
import { readMarkdown } from './import-markdown.ts';
import { readText } from './import-text.ts';

/** What a source file holds, in reading order, whatever its format. */
export type ImportedItem =
  | { readonly kind: 'heading'; readonly text: string }
  /** A paragraph or list in the Markdown of answers. */
  | { readonly kind: 'body'; readonly markdown: string };

/** A heading with the text below it. */
export type ImportedPart = {
  readonly heading: string;
  readonly isQuestion: boolean;
  readonly markdown: string;
};

/** How each kind of file is read. */
export const readersByEnding: Readonly<
  Record<string, (text: string) => readonly ImportedItem[]>
> = {
  '.html': readHtml,
  '.htm': readHtml,
  '.md': readMarkdown,
  '.txt': readText,
};

/** Fewest words of a heading that may be the title of the whole. */
const wordsInTitle = 4;

/** Puts each text under its heading; headings without text are left out. */
export const partsOf = (
  items: readonly ImportedItem[],
): { readonly title: string | undefined; readonly parts: readonly ImportedPart[] } => {
  const parts: { heading: string; bodies: string[] }[] = [];
  for (const item of items) {
    if (item.kind === 'heading') parts.push({ heading: item.text, bodies: [] });
    else parts.at(-1)?.bodies.push(item.markdown);
  }
  const isTitle = (text: string): boolean => text.split(' ').length >= wordsInTitle;
  return {
    title: parts.find(({ heading }) => isTitle(heading))?.heading ?? parts[0]?.heading,
    parts: parts
      .filter(({ bodies }) => bodies.length > 0)
      .map(({ heading, bodies }) => ({
        heading,
        isQuestion: heading.endsWith('?'),
        markdown: bodies.join('\n\n'),
      })),
  };
};
