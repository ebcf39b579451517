import { raw } from 'hono/html';
import { blocksToText } from '../../schema/block-text.ts';
import type { Entry, EntryStatus } from '../../schema/entry.ts';
import type { Start } from '../../schema/reply.ts';
import type { Frame } from './layout.tsx';
import { Page } from './layout.tsx';
import { Blocks, Draft } from './parts.tsx';

/** The page of all questions, with what search engines read of it. */
export type FaqProps = {
  readonly frame: Frame;
  readonly start: Start;
  readonly entries: readonly (Entry & { readonly status: EntryStatus })[];
};

/** schema.org's FAQPage; `<` is escaped, so that no text can end the script element. */
export const faqData = (entries: readonly Entry[]): string =>
  JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    mainEntity: entries.map(({ question, blocks }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: blocksToText(blocks) },
    })),
  }).replaceAll('<', '\\u003c');

/** All served entries by topic, static and indexable. */
export const FaqPage = ({ frame, start, entries }: FaqProps) => {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const data = <script type="application/ld+json">{raw(faqData(entries))}</script>;
  return (
    <Page title="Questions and answers" frame={frame} here="/faq" head={data}>
      <h1>Questions and answers</h1>
      <p class="lead text">{start.disclaimer}</p>
      <p class="note text">{start.emergencyLine}</p>
      {entries.length === 0 && (
        <p>No answer has been signed yet. Please phone the clinic.</p>
      )}
      <div class="columns">
        <div>
          {start.topics.map((topic) => (
            <section aria-labelledby={`topic-${topic.id}`}>
              <h2 id={`topic-${topic.id}`}>{topic.title}</h2>
              {topic.entries.flatMap(({ entry: id }) => {
                const entry = byId.get(id);
                return entry === undefined
                  ? []
                  : [
                      <article id={id}>
                        <h3>{entry.question}</h3>
                        <Draft status={entry.status} />
                        <Blocks blocks={entry.blocks} />
                      </article>,
                    ];
              })}
            </section>
          ))}
        </div>
        <nav class="box" aria-labelledby="contents">
          <h2 id="contents">On this page</h2>
          <ul>
            {start.topics.map(({ id, title }) => (
              <li>
                <a href={`#topic-${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </Page>
  );
};
