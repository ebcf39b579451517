import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { AppEnv, Dependencies, RateVerdict } from './dependencies.ts';
import { problem } from './problem.ts';

/** Gives the request an id, and the log one line about it. */
export const logRequests = ({
  randomId,
  clock,
  log,
}: Dependencies): MiddlewareHandler<AppEnv> =>
  async function logRequest(context, next) {
    const began = clock();
    const requestId = randomId();
    const facts = {};
    context.set('requestId', requestId);
    context.set('facts', facts);
    context.header('X-Request-Id', requestId);
    await next();
    log({
      event: 'request',
      requestId,
      method: context.req.method,
      route: routePath(context),
      status: context.res.status,
      ms: Math.round((clock() - began) * 100) / 100,
      ...facts,
    });
  };

/** Headers that every reply carries; drafts are kept out of search engines. */
export const secure = ({ settings }: Dependencies): MiddlewareHandler<AppEnv> => {
  const isDraft = settings.SERVE === 'all';
  return async function secureReply(context, next) {
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('X-Frame-Options', 'DENY');
    context.header('Content-Security-Policy', pagePolicy);
    context.header('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    if (isDraft) context.header('X-Robots-Tag', 'noindex, nofollow');
    if (context.req.url.startsWith('https:')) {
      context.header('Strict-Transport-Security', 'max-age=31536000');
    }
    await next();
  };
};

/** The policy of our own pages: nothing inline, nothing from elsewhere. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The policy of replies that no browser should render at all. */
const apiPolicy = "default-src 'none'; frame-ancestors 'none'";

const preflightSeconds = '600';

/**
 * Lets other sites call the API when their origin is on the list, refuses those that are
 * not, and says so to caches with `Vary`. Our own pages need no entry on the list.
 */
export const allowOrigins = (dependencies: Dependencies): MiddlewareHandler<AppEnv> => {
  const allowed = new Set(
    dependencies.settings.ALLOWED_ORIGINS.map((address) => new URL(address).origin),
  );
  return async function allowOrigin(context, next) {
    context.header('Vary', 'Origin');
    context.header('Content-Security-Policy', apiPolicy);
    const origin = context.req.header('origin');
    if (origin === undefined || isOwn(origin, context.req.header('host'))) return next();
    if (!allowed.has(origin)) return problem(context, dependencies, 'not-allowed');
    context.header('Access-Control-Allow-Origin', origin);
    context.header('Access-Control-Expose-Headers', 'Retry-After, X-Request-Id');
    context.header('Cross-Origin-Resource-Policy', 'cross-origin');
    if (context.req.method !== 'OPTIONS') return next();
    return context.body(null, 204, {
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key',
      'Access-Control-Max-Age': preflightSeconds,
    });
  };
};

/** Whether an origin is this service itself; a proxy may have ended TLS before it. */
const isOwn = (origin: string, host: string | undefined): boolean =>
  host !== undefined && (origin === `https://${host}` || origin === `http://${host}`);

/** Whether a visitor may go on: call-backs, here or on a page, have a limit of their own. */
export const mayPass = (
  { rateLimit, callBackLimit, addressOf }: Dependencies,
  context: Context<AppEnv>,
): Promise<RateVerdict> => {
  const limit = context.req.path.endsWith('/call-back') ? callBackLimit : rateLimit;
  return limit(addressOf(context));
};

/** Refuses a visitor, or everybody, who asks too often. */
export const limitRate = (dependencies: Dependencies): MiddlewareHandler<AppEnv> =>
  async function limit(context, next) {
    const verdict = await mayPass(dependencies, context);
    if (verdict.isAllowed) return next();
    // A red flag is heard however many messages came before it: the route decides.
    if (context.req.path === '/api/ask') {
      context.set('waitSeconds', verdict.retryAfterSeconds);
      return next();
    }
    const seconds = String(verdict.retryAfterSeconds);
    return problem(context, dependencies, 'too-many', {
      headers: { 'Retry-After': seconds },
    });
  };
