import type { GalleryState } from './gallery-states.ts';
import { galleryStates } from './gallery-states.ts';

type GalleryProps = {
  /** One state alone; all of them without it. */
  readonly only?: string | undefined;
  readonly theme?: string | undefined;
  readonly isRtl?: boolean;
  readonly isLarge?: boolean;
};

const stateData = ({ asks, presses = [], isOffline }: GalleryState): string =>
  JSON.stringify({ asks, presses, offline: isOffline === true });

/** The page that shows every state of the widget; never served in production. */
export const GalleryPage = ({ only, theme, isRtl, isLarge }: GalleryProps) => {
  const shown = Object.entries(galleryStates).filter(([name]) => (only ?? name) === name);
  return (
    <html
      lang={isRtl ? 'ar' : 'en-GB'}
      dir={isRtl ? 'rtl' : 'ltr'}
      data-size={isLarge ? 'large' : undefined}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>Gallery of the chat widget</title>
        <link rel="stylesheet" href="/site.css" />
        <link rel="stylesheet" href="/gallery.css" />
        <script src="/vetted-chat.js" defer />
        <script src="/widget-gallery.js" defer />
      </head>
      <body class={`gallery ${theme ?? 'light'}`}>
        <main>
          <h1>Gallery of the chat widget</h1>
          <div class="states">
            {shown.map(([name, state]) => (
              <section>
                <h2>{state.title}</h2>
                <vetted-chat
                  id={name}
                  mode="inline"
                  theme={theme ?? 'light'}
                  src={`/widget-gallery/${name}`}
                  data-state={stateData(state)}
                >
                  <p>
                    Phone the clinic on <a href="tel:+442079460000">020 7946 0000</a>,
                    Monday to Friday, 8am to 6:30pm. In an emergency phone 999.
                  </p>
                </vetted-chat>
              </section>
            ))}
          </div>
        </main>
        <vetted-chat theme={theme ?? 'light'} src="/widget-gallery/answered" />
      </body>
    </html>
  );
};
