import type { ContentProblem } from '../../schema/content-problem.ts';
import type { Sources } from '../load-sources.ts';
import { claimWarnings } from './claims.ts';
import { figureWarnings } from './figures.ts';
import { jargonWarnings } from './jargon.ts';
import { nearDuplicateWarnings } from './near-duplicates.ts';
import { ownLinkWarnings } from './own-links.ts';
import { passagesOf } from './passages.ts';
import { readabilityWarnings } from './readability.ts';

/** Everything about the content that is worth a second look and stops nothing. */
export const contentWarnings = ({
  entries,
}: Pick<Sources, 'entries'>): readonly ContentProblem[] => [
  ...entries.flatMap((entry) => {
    const passages = passagesOf(entry);
    return [
      ...readabilityWarnings(entry, passages),
      ...jargonWarnings(passages),
      ...claimWarnings(entry, passages),
      ...figureWarnings(passages),
      ...ownLinkWarnings(entry),
    ];
  }),
  ...nearDuplicateWarnings(entries),
];
