import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { GalleryPage } from './gallery.tsx';
import { galleryScript } from './gallery-script.ts';
import { galleryAnswer } from './gallery-states.ts';
import { sendPage } from './send-page.ts';

const suggestions = { knowledge: '', entries: [] };

const turnOf = async (context: Context): Promise<number> => {
  const body = await context.req.json().catch(() => null);
  return Number(body?.context?.turn ?? 0);
};

/** The gallery and its made-up service; mounted only where drafts may be shown. */
export const galleryRoutes = (): Hono => {
  const app = new Hono();
  app.get('/widget-gallery', (context) => {
    const { state, theme, dir, size } = context.req.query();
    const page = (
      <GalleryPage
        only={state}
        theme={theme}
        isRtl={dir === 'rtl'}
        isLarge={size === 'large'}
      />
    );
    return sendPage(context, page);
  });
  app.get('/widget-gallery.js', (context) =>
    context.body(galleryScript, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
    }),
  );
  app.all('/widget-gallery/:state/api/:path', async (context) => {
    const { state, path } = context.req.param();
    const answer = galleryAnswer(state, path, await turnOf(context));
    if (answer === 'never') return new Promise<Response>(() => undefined);
    return Response.json(answer.body, { status: answer.status });
  });
  app.get('/widget-gallery/suggestions.json', (context) => context.json(suggestions));
  return app;
};
