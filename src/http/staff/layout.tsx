import type { Child, PropsWithChildren } from 'hono/jsx';
import { stylePaths } from './guard.ts';

/** The screens, in the order of the menu. */
export const screens = [
  ['/staff', 'Today'],
  ['/staff/unanswered', 'Unanswered'],
  ['/staff/try', 'Try it'],
  ['/staff/knowledge', 'Knowledge'],
  ['/staff/call-backs', 'Call-backs'],
] as const;
type Screen = (typeof screens)[number][0];

/** What every page of a signed-in person shows around its own matter. */
export type Frame = {
  readonly clinic: string;
  readonly who: string;
  readonly formToken: string;
  readonly here: Screen;
};

const Head = ({ title }: { readonly title: string }) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex, nofollow" />
    <meta name="color-scheme" content="light dark" />
    <title>{title}</title>
    {stylePaths.map((path) => (
      <link rel="stylesheet" href={path} />
    ))}
  </head>
);

/** A form of ours: the session's token goes along. */
export const StaffForm = ({
  action,
  token,
  children,
  label,
}: PropsWithChildren<{
  readonly action: string;
  readonly token: string;
  readonly label?: string;
}>) => (
  <form method="post" action={action} aria-label={label}>
    <input type="hidden" name="token" value={token} />
    {children}
  </form>
);

/** A page for somebody who is signed in. */
export const Page = ({
  title,
  frame,
  lead,
  children,
}: PropsWithChildren<{
  readonly title: string;
  readonly frame: Frame;
  readonly lead?: Child;
}>) => (
  <html lang="en-GB">
    <Head title={`${title} · ${frame.clinic} · staff`} />
    <body>
      <a class="skip" href="#main">
        Skip to main content
      </a>
      <header class="top">
        <div class="width top-row">
          <p class="brand">
            <strong>{frame.clinic}</strong> <span>Staff page</span>
          </p>
          <StaffForm action="/staff/sign-out" token={frame.formToken}>
            <span class="who">{frame.who}</span>
            <button type="submit" class="plain">
              Sign out
            </button>
          </StaffForm>
        </div>
        <nav aria-label="Staff pages">
          <ul class="width menu">
            {screens.map(([path, name]) => (
              <li>
                <a href={path} aria-current={path === frame.here ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main id="main" class="width">
        <h1>{title}</h1>
        {lead === undefined ? null : <p class="lead">{lead}</p>}
        {children}
      </main>
    </body>
  </html>
);

/** A page for somebody who is not signed in yet. */
export const DoorPage = ({
  title,
  clinic,
  children,
}: PropsWithChildren<{ readonly title: string; readonly clinic: string }>) => (
  <html lang="en-GB">
    <Head title={`${title} · ${clinic}`} />
    <body>
      <header class="top">
        <div class="width top-row">
          <p class="brand">
            <strong>{clinic}</strong> <span>Staff page</span>
          </p>
        </div>
      </header>
      <main id="main" class="width narrow">
        <h1>{title}</h1>
        {children}
      </main>
    </body>
  </html>
);
