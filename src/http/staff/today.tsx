import type { Knowledge } from '../../schema/knowledge.ts';
import type { OutboxState } from '../../store/call-backs.ts';
import type { SubjectRow } from '../../store/reports.ts';
import type { Health } from '../health-schema.ts';
import { Chart } from './chart.tsx';
import type { Frame } from './layout.tsx';
import { Page } from './layout.tsx';
import type { DayNumbers, Numbers } from './numbers.ts';
import { asked, helpfulRate, shownRate } from './numbers.ts';
import { count, Empty, Notice } from './parts.tsx';
import { DayTable, EntryTable, OtherTable } from './today-tables.tsx';

/** The spans that staff may look at, in days. */
export const spans = [7, 14, 30, 90] as const;

type Props = {
  readonly frame: Frame;
  readonly span: number;
  readonly days: readonly DayNumbers[];
  readonly total: Numbers;
  readonly subjects: readonly SubjectRow[];
  readonly page: number;
  readonly health: Health;
  readonly outbox: OutboxState;
  readonly waiting: number;
  readonly knowledge: Knowledge;
};

const Figure = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <div class="figure">
    <dt>{label}</dt>
    <dd>{value}</dd>
  </div>
);

/** What wants somebody's attention, as sentences; empty when all is well. */
export const faultsOf = (
  health: Health,
  outbox: OutboxState,
  total: Numbers,
): readonly string[] => {
  const { knowledge, store } = health;
  return [
    ...(knowledge.problem === null ? [] : [`Knowledge: ${knowledge.problem}`]),
    ...(knowledge.errors === 0
      ? []
      : [
          `The knowledge files have ${count(knowledge.errors, 'error')}, so what was good last is served. The Knowledge page names them where the files are in reach.`,
        ]),
    ...(store.fault === null
      ? []
      : [
          `The database cannot be written at the moment (${store.fault}). Answers go on.`,
        ]),
    ...(store.pending > 0 && store.fault !== null
      ? [`${count(store.pending, 'count')} wait to be written.`]
      : []),
    ...(total.dropped > 0
      ? [
          `${count(total.dropped, 'count')} were lost in these days, so the real numbers are higher.`,
        ]
      : []),
    ...(outbox.waiting > 0
      ? [
          `${count(outbox.waiting, 'call-back')} not delivered to the webhook yet${
            outbox.attempts > 0
              ? `, after up to ${count(outbox.attempts, 'attempt')}`
              : ''
          }. It is tried again by itself; the Call-backs page holds them all.`,
        ]
      : []),
  ];
};

const State = ({ health, outbox, total }: Pick<Props, 'health' | 'outbox' | 'total'>) => {
  const faults = faultsOf(health, outbox, total);
  const { entries, knowledge, serve } = health;
  return (
    <section>
      <h2>State of the service</h2>
      {faults.length === 0 ? (
        <Notice tone="good" heading="No faults">
          <p>Database, knowledge and deliveries are all well.</p>
        </Notice>
      ) : (
        <Notice tone="bad" heading={count(faults.length, 'fault')}>
          <ul>
            {faults.map((fault) => (
              <li>{fault}</li>
            ))}
          </ul>
        </Notice>
      )}
      {health.warnings.length === 0 ? null : (
        <Notice tone="warn" heading="Worth your attention">
          <ul>
            {health.warnings.map((warning) => (
              <li>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      <dl class="facts">
        <dt>Knowledge version</dt>
        <dd>
          <code>{knowledge.version.slice(0, 12)}</code>, served since{' '}
          {knowledge.since.slice(0, 16).replace('T', ' ')} UTC
        </dd>
        <dt>Entries served</dt>
        <dd>
          {entries.served} of {entries.total}
          {serve === 'all' ? ', drafts included and marked' : ', signed ones only'}
        </dd>
      </dl>
    </section>
  );
};

/** Today: what was asked, what became of it, and how the service is. */
export const TodayPage = (props: Props) => {
  const { frame, span, days, total, waiting } = props;
  const number = (n: number): string => n.toLocaleString('en-GB');
  return (
    <Page
      title="Today"
      frame={frame}
      lead={`What was asked in the last ${span} days, and what became of it.`}
    >
      <nav class="spans" aria-label="Days shown">
        {spans.map((days) => (
          <a
            href={`/staff?days=${days}`}
            aria-current={days === span ? 'true' : undefined}
          >
            {days} days
          </a>
        ))}
      </nav>
      {waiting === 0 ? null : (
        <Notice
          tone="warn"
          heading={`${count(waiting, 'person', 'people')} asked to be called`}
        >
          <p>
            <a href="/staff/call-backs">See the call-backs</a>
          </p>
        </Notice>
      )}
      <dl class="figures">
        <Figure label="Asked" value={number(asked(total))} />
        <Figure label="Answered" value={number(total.answered)} />
        <Figure label="Choice offered" value={number(total.offered)} />
        <Figure label="Missed" value={number(total.missed)} />
        <Figure label="Care cards" value={number(total.care)} />
        <Figure label="Hand-offs" value={number(total.handOffs)} />
        <Figure label="Found helpful" value={shownRate(helpfulRate(total))} />
      </dl>
      {asked(total) === 0 ? (
        <Empty heading="Nobody has asked anything in these days">
          Open the chat on the clinic’s site, or on this service’s own page, and ask
          something: it is counted here a moment later. Only counts are kept, never who
          asked.
        </Empty>
      ) : (
        <>
          <Chart days={days} />
          <p>
            <a href="/staff/unanswered">See what was missed</a>
          </p>
        </>
      )}
      <State {...props} />
      <section>
        <h2>By entry</h2>
        <EntryTable {...props} />
        <OtherTable {...props} />
      </section>
      <section>
        <h2>By day</h2>
        <DayTable {...props} />
      </section>
    </Page>
  );
};
