import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv, Dependencies } from '../dependencies.ts';
import { problem } from '../problem.ts';
import { readBody } from '../read-json.ts';
import type { Access } from './access.ts';

/** The only files under /staff that anybody may read. */
export const stylePaths: readonly string[] = [
  '/staff/style.css',
  '/staff/forms.css',
  '/staff/tables.css',
];
export const signInPath = '/staff/sign-in';

/**
 * Headers of the staff's pages: nothing is cached or indexed. Same-origin requests keep
 * their referrer, for without one browsers send forms with the origin `null`.
 */
export const staffHeaders: MiddlewareHandler<AppEnv> = async function setHeaders(
  context,
  next,
) {
  if (!stylePaths.includes(context.req.path)) {
    context.header('Cache-Control', 'no-store');
    context.header('X-Robots-Tag', 'noindex, nofollow');
    context.header('Referrer-Policy', 'same-origin');
  }
  await next();
};

/** Whether a form comes from one of our own pages. */
const isOwnForm = (origin: string | undefined, host: string | undefined): boolean =>
  host !== undefined && (origin === `https://${host}` || origin === `http://${host}`);

/** Reads a form that our own pages sent, and nobody else's; else gives the refusal. */
export const readOwnForm = async (
  context: Context<AppEnv>,
  dependencies: Dependencies,
): Promise<Response | null> => {
  const { req } = context;
  const host = req.header('host') ?? new URL(req.url).host;
  const type = req.header('content-type') ?? '';
  if (!isOwnForm(req.header('origin'), host)) {
    return problem(context, dependencies, 'not-allowed');
  }
  if (!type.startsWith('application/x-www-form-urlencoded')) {
    return problem(context, dependencies, 'wrong-shape');
  }
  const body = await readBody(req.raw);
  if (!body.isRead) return problem(context, dependencies, body.problem);
  context.set('form', new URLSearchParams(body.text));
  return null;
};

/**
 * Lets only signed-in people pass. Who opens a page is sent to sign in; a form must also
 * carry its session's token. Where no way to sign in is set, there is nothing here.
 */
export const requireSession = (
  dependencies: Dependencies,
  access: Access,
): MiddlewareHandler<AppEnv> =>
  async function signedInOnly(context, next) {
    const { req } = context;
    if (stylePaths.includes(req.path)) return next();
    if (!access.isSetUp) return problem(context, dependencies, 'not-found');
    const session = await access.read(context);
    const isReading = req.method === 'GET' || req.method === 'HEAD';
    if (session === null) {
      return isReading
        ? context.redirect(signInPath, 303)
        : problem(context, dependencies, 'not-signed-in');
    }
    context.set('staff', session);
    if (isReading) return next();
    const refusal = await readOwnForm(context, dependencies);
    if (refusal !== null) return refusal;
    const isOurs = context.get('form').get('token') === session.formToken;
    return isOurs ? next() : problem(context, dependencies, 'not-allowed');
  };
