import type { Context } from 'hono';
import { dayOf } from '../store/counts.ts';
import type { Store } from '../store/store.ts';
import type { AppEnv, Dependencies } from './dependencies.ts';
import { healthOf } from './health.ts';
import { within } from './within.ts';

type Sample = {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
};
type Metric = {
  readonly name: string;
  readonly type: 'gauge' | 'counter';
  readonly help: string;
  readonly samples: readonly Sample[];
};

/** How long the database may take before the metrics go without it. */
const storeTimeoutMs = 2000;

const escapeLabel = (text: string): string => text.replace(/[\\"\n]/g, '_');

const lineOf = (name: string, { labels = {}, value }: Sample): string => {
  const pairs = Object.entries(labels).map(
    ([key, text]) => `${key}="${escapeLabel(text)}"`,
  );
  return `vetted_${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
};

/** The text format of Prometheus, version 0.0.4. */
const format = (metrics: readonly Metric[]): string =>
  metrics
    .flatMap(({ name, type, help, samples }) => [
      `# HELP vetted_${name} ${help}`,
      `# TYPE vetted_${name} ${type}`,
      ...samples.map((sample) => lineOf(name, sample)),
    ])
    .concat('')
    .join('\n');

const gauge = (name: string, help: string, value: number): Metric => ({
  name,
  type: 'gauge',
  help,
  samples: [{ value }],
});

/** What is read from the database: today's counters and the webhook's outbox. */
const storeMetrics = async (store: Store, now: Date): Promise<readonly Metric[]> => {
  const [counters, outbox] = await Promise.all([
    store.counters(dayOf(now)),
    store.outbox(),
  ]);
  const totals = new Map<string, number>();
  for (const { event, n } of counters) totals.set(event, (totals.get(event) ?? 0) + n);
  return [
    {
      name: 'events_today',
      type: 'gauge',
      help: 'Counted today (UTC).',
      samples: [...totals].map(([event, value]) => ({ labels: { event }, value })),
    },
    gauge('webhook_waiting', 'Call-backs that wait.', outbox.waiting),
    gauge('webhook_attempts', 'Most attempts of one.', outbox.attempts),
  ];
};

const memoryMetrics = (dependencies: Dependencies): readonly Metric[] => {
  const { knowledge, store, entries, status } = healthOf(dependencies);
  const { total, ...byStatus } = entries;
  const ageMs = dependencies.now().getTime() - Date.parse(knowledge.since);
  return [
    gauge('healthy', '1: all is well.', status === 'ok' ? 1 : 0),
    {
      name: 'knowledge_info',
      type: 'gauge',
      help: 'What is served.',
      samples: [
        { labels: { version: knowledge.version, origin: knowledge.origin }, value: 1 },
      ],
    },
    gauge('knowledge_age_seconds', 'Since when it is served.', ageMs / 1000),
    gauge(
      'knowledge_refused',
      '1: a newer one was refused.',
      knowledge.problem === null ? 0 : 1,
    ),
    gauge('knowledge_errors', 'Errors in its files.', knowledge.errors),
    {
      name: 'entries',
      type: 'gauge',
      help: `Entries by state, of ${total}.`,
      samples: Object.entries(byStatus).map(([state, value]) => ({
        labels: { state },
        value,
      })),
    },
    gauge('writes_pending', 'To be written.', store.pending),
    {
      name: 'writes_dropped_total',
      type: 'counter',
      help: 'Given up.',
      samples: [{ value: store.dropped }],
    },
  ];
};

/** `GET /api/metrics`, for staff. Without the database it gives what memory holds. */
export const metricsRoute = (dependencies: Dependencies) =>
  async function metrics(context: Context<AppEnv>): Promise<Response> {
    const { store, now } = dependencies;
    const stored =
      store === null
        ? null
        : await within(storeTimeoutMs, storeMetrics(store, now())).catch(() => null);
    const up = gauge('store_up', '1: the database answers.', stored === null ? 0 : 1);
    return context.body(
      format([...memoryMetrics(dependencies), up, ...(stored ?? [])]),
      200,
      { 'Content-Type': 'text/plain; version=0.0.4', 'Cache-Control': 'no-store' },
    );
  };
