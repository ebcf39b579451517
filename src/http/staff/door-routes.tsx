import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import type { App, AppEnv, Dependencies } from '../dependencies.ts';
import { problem } from '../problem.ts';
import type { Access } from './access.ts';
import { readOwnForm, signInPath } from './guard.ts';
import { sendPage } from './render.ts';
import { SignInPage } from './sign-in.tsx';

/** Signing in; these doors stand before the guard. */
export const doorRoutes = (dependencies: Dependencies, access: Access): App => {
  const app = new Hono<AppEnv>();
  const show = (context: Context<AppEnv>, wrong: string | null) => {
    const { clinic } = dependencies.knowledge.current().knowledge;
    const page = (
      <SignInPage clinic={clinic.name} takesToken={access.takesToken} problem={wrong} />
    );
    return sendPage(context, page, wrong === null ? 200 : 401);
  };

  /** Counted apart from visitors' questions, so neither uses up the other's. */
  const isTooOften = async (context: Context<AppEnv>): Promise<Response | null> => {
    const address = `sign-in ${dependencies.addressOf(context)}`;
    const verdict = await dependencies.rateLimit(address);
    if (verdict.isAllowed) return null;
    return problem(context, dependencies, 'too-many', {
      headers: { 'Retry-After': String(verdict.retryAfterSeconds) },
    });
  };

  app.get(signInPath, async (context) => {
    if (!access.isSetUp) return problem(context, dependencies, 'not-found');
    const secret = context.req.query('once');
    if (secret !== undefined) {
      const refusal = await isTooOften(context);
      if (refusal !== null) return refusal;
      return (await access.takeLink(context, secret))
        ? context.redirect('/staff', 303)
        : show(context, 'This link was used already, or is too old.');
    }
    if ((await access.read(context)) !== null) return context.redirect('/staff', 303);
    return show(context, null);
  });

  app.post(signInPath, async (context) => {
    if (!access.isSetUp) return problem(context, dependencies, 'not-found');
    const refusal =
      (await isTooOften(context)) ?? (await readOwnForm(context, dependencies));
    if (refusal !== null) return refusal;
    const token = context.get('form').get('staff-token') ?? '';
    return (await access.signIn(context, token.trim()))
      ? context.redirect('/staff', 303)
      : show(context, 'That is not the staff token.');
  });
  return app;
};
