import type { Entry } from '../../schema/entry.ts';
import type { Start } from '../../schema/reply.ts';
import { FallbackLinks } from './fallback-links.tsx';
import type { Frame } from './layout.tsx';
import { Page } from './layout.tsx';
import { Blocks } from './parts.tsx';

/** An article page like the clinic's own, to see the bubble where it will stand. */
export type DemoProps = {
  readonly frame: Frame;
  readonly start: Start;
  /** Title and author of the article that the entries come from. */
  readonly title: string;
  readonly author: string | undefined;
  /** Entries whose short answers make the article's summary. */
  readonly entries: readonly Entry[];
};

const Banner = () => (
  <aside class="banner" aria-label="About this page">
    <p class="width">Demonstration, not the clinic's website</p>
  </aside>
);

/** The page at `/` wherever drafts may be shown. */
export const DemoPage = ({ frame, start, title, author, entries }: DemoProps) => (
  <Page
    title={title}
    frame={frame}
    here="/"
    banner={<Banner />}
    head={<script src="/vetted-chat.js" defer />}
    chat={
      <vetted-chat remember>
        <FallbackLinks frame={frame} opening={start.opening.text} />
      </vetted-chat>
    }
  >
    <div class="columns">
      <article class="text">
        <h1>{title}</h1>
        {author && <p class="quiet">{author}</p>}
        {entries.map(({ question, blocks }) => (
          <>
            <h2>{question}</h2>
            <Blocks blocks={blocks.slice(0, 1)} />
          </>
        ))}
        <p>
          <a href="/faq">All questions and answers</a>
        </p>
      </article>
      <aside class="box">
        <h2>Reach a person</h2>
        <p>{start.opening.text}</p>
        <FallbackLinks frame={frame} />
      </aside>
    </div>
  </Page>
);
