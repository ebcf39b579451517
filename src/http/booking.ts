import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import type { Fields, FormOutcome } from '../booking/form-outcome.ts';
import { bookingsPath } from '../booking/slot-form.ts';
import { formPaths } from '../booking/ways.ts';
import type { BookingSteps } from './booking-steps.ts';
import { bookingSteps } from './booking-steps.ts';
import type { App, AppEnv, Dependencies } from './dependencies.ts';
import { problem } from './problem.ts';
import { readFields } from './read-fields.ts';

/**
 * Free times, booking and call-back. A GET gives a form; a POST of its fields, as JSON or
 * as a browser sends a form, gives the next step. Whatever goes wrong with a booking
 * service is a reply that leads to a person, with its `state` saying what it was.
 */
export const bookingRoutes = (
  dependencies: Dependencies,
  steps: BookingSteps = bookingSteps(dependencies),
): App => {
  const app = new Hono<AppEnv>();
  const post =
    (step: (fields: Fields) => Promise<FormOutcome>) =>
    async (context: Context<AppEnv>): Promise<Response> => {
      const read = await readFields(context.req.raw);
      if (!read.isRead) return problem(context, dependencies, read.problem);
      const outcome = await step(withKey(read.fields, context));
      return reply(context, dependencies, outcome);
    };

  app.get(formPaths.slots, async (context) => {
    const outcome = await steps.slots(context.req.query('after') ?? '');
    return reply(context, dependencies, outcome);
  });
  app.post(formPaths.slots, post(steps.choose));
  app.post(bookingsPath, post(steps.book));
  app.get(formPaths.callBack, (context) =>
    reply(context, dependencies, steps.callBack()),
  );
  app.post(formPaths.callBack, post(steps.keep));
  return app;
};

/** A client that makes no use of the form's own key may send one as a header. */
const withKey = (fields: Fields, context: Context<AppEnv>): Fields => {
  const key = context.req.header('idempotency-key');
  return key === undefined || fields.has('key')
    ? fields
    : new Map([...fields, ['key', key]]);
};

const reply = (
  context: Context<AppEnv>,
  dependencies: Dependencies,
  outcome: FormOutcome,
): Response => {
  context.header('Cache-Control', 'no-store');
  switch (outcome.kind) {
    case 'reply':
      context.get('facts').kind = outcome.reply.state;
      return context.json(outcome.reply);
    case 'invalid': {
      const { fields, detail } = outcome;
      return problem(context, dependencies, 'wrong-shape', { fields, detail });
    }
    case 'off':
      return problem(context, dependencies, 'not-found', outcome);
    case 'failed':
      return problem(context, dependencies, 'unavailable', outcome);
    default:
      return outcome satisfies never;
  }
};
