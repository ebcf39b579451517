import type { CallBackRow } from '../../store/call-backs.ts';
import type { Frame } from './layout.tsx';
import { Page, StaffForm } from './layout.tsx';
import { count, Empty, longDay, Pager, Tag } from './parts.tsx';

const deliveryWords: Readonly<Record<CallBackRow['delivery'], string>> = {
  none: 'Shown here only',
  waiting: 'Not delivered yet; it is tried again',
  delivered: 'Delivered to the clinic’s other system',
};

const mail = /^[^\s@]{1,80}@[^\s@]{1,120}$/;

const Contact = ({ contact }: { readonly contact: string }) => (
  <a
    href={
      mail.test(contact) ? `mailto:${contact}` : `tel:${contact.replace(/[^\d+]/g, '')}`
    }
  >
    {contact}
  </a>
);

const CallBackCard = ({
  row,
  frame,
}: {
  readonly row: CallBackRow;
  readonly frame: Frame;
}) => {
  const path = `/staff/call-backs/${encodeURIComponent(row.id)}`;
  return (
    <li class="card">
      <h2>
        {row.name}{' '}
        <Tag tone={row.handled === null ? 'missed' : 'signed'}>
          {row.handled === null ? 'Waiting' : 'Done'}
        </Tag>
      </h2>
      <dl class="facts">
        <dt>Call or write</dt>
        <dd>
          <Contact contact={row.contact} />
        </dd>
        <dt>Best time</dt>
        <dd>{row.bestTime === '' ? 'any' : row.bestTime}</dd>
        <dt>Asked on</dt>
        <dd>{longDay(row.day)}</dd>
        <dt>Agreed to</dt>
        <dd>{row.consent}</dd>
        <dt>Delivery</dt>
        <dd>{deliveryWords[row.delivery]}</dd>
      </dl>
      <div class="buttons">
        {row.handled === null ? (
          <StaffForm
            action={`${path}/done`}
            token={frame.formToken}
            label={`Mark ${row.name} as done`}
          >
            <button type="submit">Mark as done</button>
          </StaffForm>
        ) : null}
        <details>
          <summary>Delete</summary>
          <StaffForm
            action={`${path}/delete`}
            token={frame.formToken}
            label={`Delete ${row.name}`}
          >
            <button type="submit" class="danger">
              Yes, delete for good
            </button>
          </StaffForm>
        </details>
      </div>
    </li>
  );
};

/** Call-backs: who asked to be called, until somebody has. */
export const CallBacksPage = ({
  frame,
  rows,
  page,
  counts,
}: {
  readonly frame: Frame;
  readonly rows: readonly CallBackRow[];
  readonly page: number;
  readonly counts: { readonly waiting: number; readonly handled: number };
}) => {
  const total = counts.waiting + counts.handled;
  return (
    <Page
      title="Call-backs"
      frame={frame}
      lead="People who asked to be called. Done ones are deleted the day after, the others after 30 days. What they asked about is not kept with their name."
    >
      {total === 0 ? (
        <Empty heading="Nobody is waiting for a call">
          When a visitor asks for a call in the chat, their name, number and best time
          appear here until you mark the call as done.
        </Empty>
      ) : (
        <>
          <p>
            {counts.waiting} waiting, {counts.handled} done.{' '}
            <a href="/staff/call-backs.csv" download>
              Download all {count(total, 'call-back')} as CSV
            </a>
          </p>
          <ul class="groups">
            {rows.map((row) => (
              <CallBackCard row={row} frame={frame} />
            ))}
          </ul>
          <Pager
            page={page}
            total={total}
            href={(to) => `/staff/call-backs?page=${to}`}
          />
        </>
      )}
    </Page>
  );
};
