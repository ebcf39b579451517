import type { Child, PropsWithChildren } from 'hono/jsx';

/** What every public page shows around its own matter. */
export type Frame = {
  readonly clinic: string;
  readonly phone: string;
  readonly phoneHref: string;
  readonly emergencyLine: string;
  /** Drafts are shown: search engines stay out. */
  readonly isDraft: boolean;
};

type PageProps = PropsWithChildren<{
  readonly title: string;
  readonly frame: Frame;
  readonly here?: '/ask' | '/faq' | '/' | undefined;
  readonly banner?: Child;
  readonly head?: Child;
  /** The chat bubble, on pages that have room for it. */
  readonly chat?: Child;
}>;

const Brand = ({ frame, here }: Pick<PageProps, 'frame' | 'here'>) => (
  <header class="top">
    <div class="width">
      <p class="brand">{frame.clinic}</p>
      <nav aria-label="Pages">
        <ul>
          {[
            ['/faq', 'All questions'],
            ['/ask', 'Ask a question'],
          ].map(([href, label]) => (
            <li>
              <a href={href} aria-current={href === here ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
          <li>
            <a href={frame.phoneHref}>Phone {frame.phone}</a>
          </li>
        </ul>
      </nav>
    </div>
  </header>
);

/** A page for visitors: works without script, reads well on a phone and on paper. */
export const Page = ({ title, frame, here, banner, head, chat, children }: PageProps) => (
  <html lang="en-GB">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {frame.isDraft && <meta name="robots" content="noindex, nofollow" />}
      <title>{`${title} · ${frame.clinic}`}</title>
      <link rel="stylesheet" href="/site.css" />
      <link rel="stylesheet" href="/answers.css" />
      {head}
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to main content
      </a>
      {banner}
      <Brand frame={frame} here={here} />
      <main id="main">
        <div class="width">{children}</div>
      </main>
      <footer>
        <div class="width">
          <p>
            <strong>{frame.clinic}</strong> · <a href={frame.phoneHref}>{frame.phone}</a>
          </p>
          <p class="text">{frame.emergencyLine}</p>
        </div>
      </footer>
      {chat}
    </body>
  </html>
);
