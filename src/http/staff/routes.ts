import { Hono } from 'hono/tiny';
import type { App, AppEnv, Dependencies } from '../dependencies.ts';
import { createAccess } from './access.ts';
import { callBackRoutes } from './call-back-routes.tsx';
import { doorRoutes } from './door-routes.tsx';
import { requireSession, staffHeaders } from './guard.ts';
import { missedRoutes } from './missed-routes.tsx';
import { screenRoutes } from './screen-routes.tsx';

/**
 * The staff's pages. All that stands under /staff needs a session, also what others
 * mount there after these routes; without a way to sign in there is nothing.
 */
export const staffRoutes = (dependencies: Dependencies): App => {
  const app = new Hono<AppEnv>();
  const access = createAccess(dependencies);
  app.use('/staff/*', staffHeaders);
  app.route('/', doorRoutes(dependencies, access));
  app.use('/staff/*', requireSession(dependencies, access));
  app.post('/staff/sign-out', (context) =>
    context.redirect(access.signOut(context), 303),
  );
  app.route('/', screenRoutes(dependencies));
  app.route('/', missedRoutes(dependencies));
  app.route('/', callBackRoutes(dependencies));
  return app;
};
