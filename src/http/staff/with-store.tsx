import type { Context } from 'hono';
import type { Store } from '../../store/store.ts';
import type { AppEnv, Dependencies } from '../dependencies.ts';
import { describeFault } from '../log.ts';
import { within } from '../within.ts';
import type { Frame } from './layout.tsx';
import { Page } from './layout.tsx';
import { Notice } from './parts.tsx';
import { sendPage } from './render.ts';

/** How long the database may take before the page says that it does not answer. */
const storeTimeoutMs = 5000;

/**
 * Does work that needs the database. Where there is none, or it does not answer, staff
 * get a page that says so; visitors are answered all the same.
 */
export const withStore = async (
  context: Context<AppEnv>,
  { store, log }: Pick<Dependencies, 'store' | 'log'>,
  frame: Frame,
  work: (store: Store) => Promise<Response>,
): Promise<Response> => {
  if (store !== null) {
    try {
      return await within(storeTimeoutMs, work(store));
    } catch (error) {
      log({
        event: 'fault',
        where: 'staff',
        requestId: context.get('requestId'),
        ...describeFault(error),
      });
    }
  }
  const reason =
    store === null
      ? 'No database is set up, so nothing is counted or kept. Answers do not need one.'
      : 'The database does not answer at the moment. Visitors are answered all the same. Try again in a minute.';
  const page = (
    <Page title="No numbers at the moment" frame={frame}>
      <Notice tone="warn" heading="The database is not there">
        <p>{reason}</p>
      </Notice>
    </Page>
  );
  return sendPage(context, page, 503);
};
