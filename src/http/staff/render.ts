import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { AppEnv, Dependencies } from '../dependencies.ts';
import { asDocument } from '../pages/document.tsx';
import type { Frame } from './layout.tsx';

/** Sends a page. */
export const sendPage = (
  context: Context<AppEnv>,
  page: Child,
  status: 200 | 400 | 401 | 404 | 409 | 503 = 200,
): Response | Promise<Response> => context.html(asDocument(page), status);

/** The frame around a page of whoever is signed in. */
export const frameOf = (
  context: Context<AppEnv>,
  { knowledge }: Pick<Dependencies, 'knowledge'>,
  here: Frame['here'],
): Frame => {
  const { who, formToken } = context.get('staff');
  return { clinic: knowledge.current().knowledge.clinic.name, who, formToken, here };
};
