import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import { bookingsPath } from '../booking/slot-form.ts';
import { formPaths } from '../booking/ways.ts';
import { askRoute } from './ask.ts';
import { bookingRoutes } from './booking.ts';
import { bookingSteps } from './booking-steps.ts';
import type { App, AppEnv, Dependencies } from './dependencies.ts';
import { editorRoutes } from './editor/routes.tsx';
import { entriesRoute, suggestionsRoute } from './entries.ts';
import { explainRoute } from './explain.ts';
import { feedbackRoute } from './feedback.ts';
import { healthRoute } from './health.ts';
import { describeFault } from './log.ts';
import { metricsRoute } from './metrics.ts';
import { allowOrigins, limitRate, logRequests, secure } from './middleware.ts';
import { pageRoutes } from './pages/routes.tsx';
import { problem } from './problem.ts';
import { staffRoutes } from './staff/routes.ts';
import { requireStaff } from './staff-token.ts';
import { startRoute } from './start.ts';

/** The service as a Hono app; the same on Node and on Workers. Further routes come first. */
export const createApp = (
  dependencies: Dependencies,
  further?: (app: App) => void,
): App => {
  const app = new Hono<AppEnv>();
  app.use(logRequests(dependencies), secure(dependencies));
  further?.(app);
  app.use('/api/*', allowOrigins(dependencies));

  app.get('/api/health', healthRoute(dependencies));
  app.get('/api/openapi.json', assetRoute(dependencies));

  app.use('/api/*', limitRate(dependencies));
  app.post('/api/ask', askRoute(dependencies));
  app.get('/api/start', startRoute(dependencies));
  app.get('/api/entries', entriesRoute(dependencies));
  app.post('/api/feedback', feedbackRoute(dependencies));
  app.get('/:file{suggestions\\.[0-9a-f]+\\.json}', suggestionsRoute(dependencies));

  app.use('/api/metrics', requireStaff(dependencies));
  app.get('/api/metrics', metricsRoute(dependencies));
  app.use('/api/explain', requireStaff(dependencies));
  app.post('/api/explain', explainRoute(dependencies));

  const steps = bookingSteps(dependencies);
  app.route('/', bookingRoutes(dependencies, steps));
  app.route('/', pageRoutes(dependencies, steps));
  app.route('/', staffRoutes(dependencies));
  app.route('/', editorRoutes(dependencies));

  for (const [path, allow] of allowedMethods) {
    app.all(path, (context) =>
      problem(context, dependencies, 'wrong-method', { headers: { Allow: allow } }),
    );
  }
  app.on(['GET', 'HEAD'], '/*', assetRoute(dependencies));
  app.notFound((context) => problem(context, dependencies, 'not-found'));
  app.onError((error, context) => {
    dependencies.log({
      event: 'fault',
      where: 'http',
      requestId: context.get('requestId'),
      ...describeFault(error),
    });
    return problem(context, dependencies, 'went-wrong');
  });
  return app;
};

/** Serves a file of the build. */
const assetRoute =
  (dependencies: Dependencies) =>
  async (context: Context<AppEnv>): Promise<Response> => {
    const asset = await dependencies.assets(context.req.raw);
    return asset ?? problem(context, dependencies, 'not-found');
  };

const allowedMethods = [
  ['/api/ask', 'POST'],
  ['/api/feedback', 'POST'],
  ['/api/explain', 'POST'],
  ['/api/metrics', 'GET'],
  ['/api/start', 'GET'],
  [formPaths.slots, 'GET, POST'],
  [bookingsPath, 'POST'],
  [formPaths.callBack, 'GET, POST'],
  ['/api/entries', 'GET'],
  ['/api/health', 'GET'],
  ['/api/openapi.json', 'GET'],
] as const;
