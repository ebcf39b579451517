import { Hono } from 'hono/tiny';
import type { CallBackRow } from '../../store/call-backs.ts';
import type { App, AppEnv, Dependencies } from '../dependencies.ts';
import { CallBacksPage } from './call-backs.tsx';
import { toCsv } from './csv.ts';
import { pageOf, pageSize } from './parts.tsx';
import { frameOf, sendPage } from './render.ts';
import { withStore } from './with-store.tsx';

const here = '/staff/call-backs';
/** Far more than wait in 30 days; a bound, so that no export grows without end. */
const mostExported = 5000;

const csvHead = ['Asked on', 'Name', 'Contact', 'Best time', 'Consent', 'Done on'];
const csvRow = (row: CallBackRow): readonly string[] => [
  row.day,
  row.name,
  row.contact,
  row.bestTime,
  row.consent,
  row.handled ?? '',
];

/** Call-backs: list, done, delete, export. */
export const callBackRoutes = (dependencies: Dependencies): App => {
  const app = new Hono<AppEnv>();

  app.get(here, (context) => {
    const frame = frameOf(context, dependencies, here);
    return withStore(context, dependencies, frame, async (store) => {
      const page = pageOf(context.req.query('page'));
      const [rows, counts] = await Promise.all([
        store.callBacks(pageSize, (page - 1) * pageSize),
        store.callBackCounts(),
      ]);
      return sendPage(
        context,
        <CallBacksPage frame={frame} rows={rows} page={page} counts={counts} />,
      );
    });
  });

  app.get(`${here}.csv`, (context) => {
    const frame = frameOf(context, dependencies, here);
    return withStore(context, dependencies, frame, async (store) => {
      const rows = await store.callBacks(mostExported, 0);
      return context.body(toCsv([csvHead, ...rows.map(csvRow)]), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="call-backs.csv"',
      });
    });
  });

  app.post(`${here}/:id/:what{done|delete}`, (context) => {
    const frame = frameOf(context, dependencies, here);
    return withStore(context, dependencies, frame, async (store) => {
      const { id, what } = context.req.param();
      if (what === 'done') await store.handleCallBack(id);
      else await store.deleteCallBack(id);
      return context.redirect(here, 303);
    });
  });
  return app;
};
