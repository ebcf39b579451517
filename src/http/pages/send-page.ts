import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import { asDocument } from './document.tsx';

/** Our pages run our own script and style and nothing else. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

type PageStatus = 200 | 400 | 404 | 413 | 422 | 429 | 503;

/** Sends a page with the policy that it keeps to. */
export const sendPage = (
  context: Context,
  page: Child,
  status: PageStatus = 200,
): Response | Promise<Response> => {
  context.header('Content-Security-Policy', pagePolicy);
  return context.html(asDocument(page), status);
};
