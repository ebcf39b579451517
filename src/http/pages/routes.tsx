import type { Context } from 'hono';
import { Hono } from 'hono/tiny';
import type { FormOutcome } from '../../booking/form-outcome.ts';
import { bookingsPath } from '../../booking/slot-form.ts';
import { formPaths } from '../../booking/ways.ts';
import { maxQueryLength } from '../../schema/ask.ts';
import { answerAndCount, checkAsk } from '../ask.ts';
import type { BookingSteps } from '../booking-steps.ts';
import type { App, AppEnv, Dependencies } from '../dependencies.ts';
import { mayPass } from '../middleware.ts';
import type { ProblemName } from '../problem.ts';
import { problemBody } from '../problem.ts';
import { readFields } from '../read-fields.ts';
import { readBody } from '../read-json.ts';
import type { AskProps } from './ask.tsx';
import { AskPage } from './ask.tsx';
import { DemoPage } from './demo.tsx';
import { FaqPage } from './faq.tsx';
import { FormPage } from './form-page.tsx';
import type { Frame } from './layout.tsx';
import { pagePath } from './parts.tsx';
import { sendPage } from './send-page.ts';

/** How many entries the demonstration's article shows. */
const demoEntries = 7;

const parseContext = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? '');
  } catch {
    // A broken context is no error anywhere: the conversation starts afresh.
    return undefined;
  }
};

/** The pages for visitors: question without script, all questions, demonstration. */
export const pageRoutes = (dependencies: Dependencies, steps: BookingSteps): App => {
  const { knowledge, settings, now } = dependencies;
  const isDraft = settings.SERVE === 'all';

  const frame = (): Frame => {
    const { clinic, wording } = knowledge.current().knowledge;
    const { name, phone, phoneHref } = clinic;
    return {
      clinic: name,
      phone,
      phoneHref,
      emergencyLine: wording.emergencyLine,
      isDraft,
    };
  };
  const moment = () => ({ now: now(), serve: settings.SERVE });
  const start = () => knowledge.current().answerer.start(moment());
  const askPage = (
    context: Context<AppEnv>,
    props: Pick<AskProps, 'query' | 'reply' | 'problem' | 'context'>,
    status: 200 | 400 | 413 | 429 = 200,
  ) => {
    context.header('Cache-Control', 'no-store');
    const page = (
      <AskPage frame={frame()} start={start()} maxLength={maxQueryLength} {...props} />
    );
    return sendPage(context, page, status);
  };
  const refuse = (context: Context<AppEnv>, name: ProblemName, query = '') => {
    const { status, detail } = problemBody(dependencies, name, context.get('requestId'));
    const shown = status === 413 || status === 429 ? status : 400;
    return askPage(context, { query, problem: detail }, shown);
  };
  const isLimited = async (context: Context<AppEnv>): Promise<boolean> => {
    const verdict = await mayPass(dependencies, context);
    if (verdict.isAllowed) return false;
    context.header('Retry-After', String(verdict.retryAfterSeconds));
    return true;
  };

  const app = new Hono<AppEnv>();
  app.get('/ask', (context) => askPage(context, {}));
  app.post('/ask', async (context) => {
    if (await isLimited(context)) return refuse(context, 'too-many');
    const body = await readBody(context.req.raw);
    if (!body.isRead) return refuse(context, body.problem);
    const form = new URLSearchParams(body.text);
    const query = form.get('query') ?? '';
    const checked = checkAsk({
      query,
      context: parseContext(form.get('context')),
      ...(form.has('entry') && { entry: form.get('entry') }),
      ...(form.get('dismiss') === 'care' && { dismiss: 'care' }),
    });
    if ('problem' in checked) return refuse(context, checked.problem, query);
    const { reply } = answerAndCount(checked.ask, dependencies);
    // To have read a card's reminder is no question; only the conversation goes on.
    if (checked.ask.dismiss) return askPage(context, { context: reply.context });
    return askPage(context, { query, reply });
  });

  const formPage = (context: Context<AppEnv>, outcome: FormOutcome) => {
    context.header('Cache-Control', 'no-store');
    const page = <FormPage frame={frame()} outcome={outcome} />;
    const status = { reply: 200, invalid: 422, off: 404, failed: 503 } as const;
    return sendPage(context, page, status[outcome.kind]);
  };
  const post =
    (step: (fields: ReadonlyMap<string, string>) => Promise<FormOutcome>) =>
    async (context: Context<AppEnv>) => {
      if (await isLimited(context)) return refuse(context, 'too-many');
      const read = await readFields(context.req.raw);
      if (!read.isRead) return refuse(context, read.problem);
      return formPage(context, await step(read.fields));
    };
  app.get(pagePath(formPaths.callBack), (context) => formPage(context, steps.callBack()));
  app.post(pagePath(formPaths.callBack), post(steps.keep));
  app.get(pagePath(formPaths.slots), async (context) => {
    // It asks the booking system, which has limits of its own.
    if (await isLimited(context)) return refuse(context, 'too-many');
    return formPage(context, await steps.slots(context.req.query('after') ?? ''));
  });
  app.post(pagePath(formPaths.slots), post(steps.choose));
  app.post(pagePath(bookingsPath), post(steps.book));

  app.get('/faq', (context) => {
    const { answerer } = knowledge.current();
    const statuses = answerer.statuses(now());
    const entries = answerer
      .served(moment())
      .map((entry) => ({ ...entry, status: statuses.get(entry.id) ?? 'unsigned' }));
    context.header('Cache-Control', 'public, max-age=300');
    const page = <FaqPage frame={frame()} start={start()} entries={entries} />;
    return sendPage(context, page);
  });

  if (!isDraft) {
    app.get('/', (context) => context.redirect('/ask', 302));
    return app;
  }
  app.get('/', (context) => {
    const { knowledge: all, answerer } = knowledge.current();
    const article = all.articles[0];
    // The first entry of each topic, then the second ones: a summary of the whole.
    const topics = start().topics.map(({ entries }) => entries);
    const order = [0, 1].flatMap((at) =>
      topics.flatMap((entries) => entries[at]?.entry ?? []),
    );
    const served = new Map(answerer.served(moment()).map((entry) => [entry.id, entry]));
    const page = (
      <DemoPage
        frame={frame()}
        start={start()}
        title={article?.title ?? all.clinic.name}
        author={article?.author}
        entries={order.flatMap((id) => served.get(id) ?? []).slice(0, demoEntries)}
      />
    );
    return sendPage(context, page);
  });
  return app;
};
