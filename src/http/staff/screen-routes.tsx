import { Hono } from 'hono/tiny';
import { explain } from '../../explain.ts';
import { maxQueryLength } from '../../schema/ask.ts';
import type { App, AppEnv, Dependencies } from '../dependencies.ts';
import { healthOf } from '../health.ts';
import { problem } from '../problem.ts';
import type { EntryRow } from './knowledge.tsx';
import { countedDays, EntryPage, KnowledgePage } from './knowledge.tsx';
import { dayBefore, numbersByDay, numbersByEntry, numbersOf } from './numbers.ts';
import { pageOf } from './parts.tsx';
import { frameOf, sendPage } from './render.ts';
import { spans, TodayPage } from './today.tsx';
import type { Tried } from './try.tsx';
import { TryPage } from './try.tsx';
import { withStore } from './with-store.tsx';

const usualSpan = 14;

/** The screens that only show something: Today, Try it, Knowledge. */
export const screenRoutes = (dependencies: Dependencies): App => {
  const { knowledge: source, now, settings } = dependencies;
  const app = new Hono<AppEnv>();
  const moment = () => ({ now: now(), serve: settings.SERVE });

  app.get('/staff', (context) => {
    const frame = frameOf(context, dependencies, '/staff');
    const span = spans.find((days) => String(days) === context.req.query('days'));
    return withStore(context, dependencies, frame, async (store) => {
      const days = span ?? usualSpan;
      const since = dayBefore(now(), days - 1);
      const [rows, subjects, outbox, { waiting }] = await Promise.all([
        store.byDay(since),
        store.bySubject(since),
        store.outbox(),
        store.callBackCounts(),
      ]);
      const page = (
        <TodayPage
          frame={frame}
          span={days}
          days={numbersByDay(rows, { now: now(), days })}
          total={numbersOf(rows)}
          subjects={subjects}
          page={pageOf(context.req.query('page'))}
          health={healthOf(dependencies)}
          outbox={outbox}
          waiting={waiting}
          knowledge={source.current().knowledge}
        />
      );
      return sendPage(context, page);
    });
  });

  app.get('/staff/try', (context) => {
    const frame = frameOf(context, dependencies, '/staff/try');
    const { knowledge } = source.current();
    return sendPage(
      context,
      <TryPage frame={frame} knowledge={knowledge} tried={null} problem={null} />,
    );
  });

  app.post('/staff/try', (context) => {
    const frame = frameOf(context, dependencies, '/staff/try');
    const { knowledge, answerer } = source.current();
    const form = context.get('form');
    const query = (form.get('query') ?? '').trim().slice(0, maxQueryLength);
    const expected = form.get('expected') ?? '';
    let tried: Tried | null = null;
    if (query !== '') {
      const { reply, trace } = answerer.answer({ query }, moment());
      const isEntry = knowledge.entries.some(({ id }) => id === expected);
      const explanation = explain(trace, knowledge, isEntry ? expected : undefined);
      tried = { query, expected, reply, explanation };
    }
    const wrong = tried === null ? 'Type a question first.' : null;
    return sendPage(
      context,
      <TryPage frame={frame} knowledge={knowledge} tried={tried} problem={wrong} />,
      tried === null ? 400 : 200,
    );
  });

  /** The entries with their numbers; while the database does not answer, without. */
  const entryRows = async (): Promise<readonly EntryRow[]> => {
    const { knowledge, answerer } = source.current();
    const statuses = answerer.statuses(now());
    const since = dayBefore(now(), countedDays - 1);
    const { store } = dependencies;
    const subjects = store === null ? [] : await store.bySubject(since).catch(() => []);
    const numbers = numbersByEntry(subjects);
    return knowledge.entries.map((entry) => ({
      entry,
      status: statuses.get(entry.id) ?? 'unsigned',
      numbers: numbers.get(entry.id),
    }));
  };

  app.get('/staff/knowledge', async (context) => {
    const frame = frameOf(context, dependencies, '/staff/knowledge');
    const text = (context.req.query('text') ?? '').trim().slice(0, 100);
    const status = context.req.query('status') ?? '';
    const rows = (await entryRows()).filter(
      (row) =>
        row.entry.question.toLowerCase().includes(text.toLowerCase()) &&
        (status === '' || row.status === status),
    );
    const page = pageOf(context.req.query('page'));
    const { knowledgeFiles } = dependencies;
    return sendPage(
      context,
      <KnowledgePage
        frame={frame}
        rows={rows}
        page={page}
        filter={{ text, status }}
        errors={knowledgeFiles?.errors() ?? []}
        screens={knowledgeFiles?.screens}
      />,
    );
  });

  app.get('/staff/knowledge/:id{[a-z0-9-]{1,60}}', async (context) => {
    const frame = frameOf(context, dependencies, '/staff/knowledge');
    const rows = await entryRows();
    const row = rows.find(({ entry }) => entry.id === context.req.param('id'));
    if (row === undefined) return problem(context, dependencies, 'not-found');
    const { knowledgeFiles } = dependencies;
    const difference =
      row.entry.signature === undefined || knowledgeFiles === undefined
        ? null
        : await knowledgeFiles.sinceSigned(row.entry.id).catch(() => null);
    const { knowledge } = source.current();
    return sendPage(
      context,
      <EntryPage
        frame={frame}
        row={row}
        difference={difference}
        screens={knowledgeFiles?.screens}
        knowledge={knowledge}
      />,
    );
  });
  return app;
};
