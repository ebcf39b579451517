import type { Outcome } from '../../src/store/outcome.ts';
import { fixtureKnowledge } from './fixture.ts';

const knowledge = fixtureKnowledge.version;
/** A question that was asked, with what became of it. */
export const asked = (
  decision: Extract<Outcome, { event: 'asked' }>['decision'],
  subject = '',
  query: string | null = null,
): Outcome => ({ event: 'asked', decision, subject, confidence: 0.5, knowledge, query });
const vote = (
  entry: string,
  helpful: boolean,
  reason: string | null = null,
): Outcome => ({
  event: 'feedback',
  entry,
  helpful,
  reason,
  knowledge,
});
/** The same outcome several times. */
export const times = (n: number, outcome: Outcome): Outcome[] => Array(n).fill(outcome);

/** A day of the fixture's clinic. */
export const outcomes: readonly Outcome[] = [
  ...times(7, asked('answer', 'faq-parking')),
  ...times(4, asked('answer', 'faq-clothes')),
  ...times(3, asked('disambiguate', '', 'which shoes')),
  ...times(5, asked('fallback', 'unknown', 'can I bring <b>my</b> parrot')),
  ...times(2, asked('care', 'crisis')),
  ...times(6, asked('hand-off')),
  asked('small-talk', 'thanks'),
  ...times(3, vote('faq-parking', true)),
  vote('faq-parking', false, 'not-enough'),
  { event: 'none-of-these', count: 8, knowledge },
  { event: 'booking', count: 9, knowledge },
];

/** The texts of the cells of every row of a page's tables. */
export const rowsOf = (html: string): readonly (readonly string[])[] =>
  [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
      cell
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );
