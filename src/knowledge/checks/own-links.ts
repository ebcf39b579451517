import type { ContentProblem } from '../../schema/content-problem.ts';
import type { EntrySource } from '../parse-entry.ts';
import { warningAt } from '../problems.ts';

/** Pages that the service itself serves. */
const ownPages = new Set(['/ask', '/faq', '/privacy']);

/** Links to pages of the service that it does not have. */
export const ownLinkWarnings = (entry: EntrySource): readonly ContentProblem[] =>
  entry.blocks
    .flatMap((block) => {
      if (block.type === 'paragraph') return block.inlines;
      return block.type === 'list' ? block.items.flat() : [];
    })
    .flatMap(({ href }) => {
      if (href === undefined || !href.startsWith('/') || ownPages.has(href)) return [];
      const line =
        entry.answerText.slice(0, entry.answerText.indexOf(`(${href})`)).split('\n')
          .length - 1;
      const message = `The link "${href}" leads nowhere: the service has the pages ${[...ownPages].join(', ')}.`;
      return [warningAt({ file: entry.file, line: entry.answerLine + line }, message)];
    });
