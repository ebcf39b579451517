import type { Database, Statement } from './database.ts';
import type { Outcome } from './outcome.ts';
import { bandOf } from './outcome.ts';
import { redact } from './redact.ts';
import type { StoreOptions } from './store.ts';

/** One counter of one day. */
export type CounterRow = {
  readonly day: string;
  /** A decision's kind, `helpful`, `unhelpful`, `none-of-these`, `call-back` … */
  readonly event: string;
  readonly subject: string;
  /** Confidence band of a decision, reason of a thumbs-down. */
  readonly detail: string;
  readonly knowledge: string;
  readonly n: number;
};

/** A redacted query that found no answer, and how often it was asked that day. */
export type UnansweredRow = {
  readonly day: string;
  readonly query: string;
  readonly decision: string;
  readonly n: number;
};

export type Counts = {
  /** Writes outcomes in one transaction; equal counters become one row. */
  record(outcomes: readonly Outcome[]): Promise<void>;
  /** Counters from a day on, newest day first. */
  counters(sinceDay: string): Promise<readonly CounterRow[]>;
  /** Unanswered queries from a day on, most frequent first. */
  unanswered(sinceDay: string, limit: number): Promise<readonly UnansweredRow[]>;
};

/** The calendar day of a moment, in UTC: counters need no finer or more local time. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Versions are hashes; this much of one tells them apart. */
const versionLength = 12;

const counterOf = (outcome: Outcome): Omit<CounterRow, 'day' | 'knowledge'> => {
  switch (outcome.event) {
    case 'asked':
      return {
        event: outcome.decision,
        subject: outcome.subject,
        detail: bandOf(outcome.confidence),
        n: 1,
      };
    case 'feedback':
      return {
        event: outcome.helpful ? 'helpful' : 'unhelpful',
        subject: outcome.entry,
        detail: outcome.reason ?? '',
        n: 1,
      };
    case 'none-of-these':
    case 'call-back':
    case 'booking':
    case 'dropped':
      return { event: outcome.event, subject: '', detail: '', n: outcome.count };
    default:
      return outcome satisfies never;
  }
};

const upsertCounter = `INSERT INTO counters (day, event, subject, detail, knowledge, n)
  VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET n = n + excluded.n`;
const upsertUnanswered = `INSERT INTO unanswered (day, query, decision, n)
  VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET n = n + excluded.n`;

const separator = '\u0000';

/** The part of the store that counts what happened, without saying to whom. */
export const createCounts = (
  database: Database,
  { now, keep }: StoreOptions,
): Counts => ({
  async record(outcomes) {
    const day = dayOf(now());
    const counters = new Map<string, number>();
    const queries = new Map<string, number>();
    for (const outcome of outcomes) {
      const { event, subject, detail, n } = counterOf(outcome);
      const knowledge = outcome.knowledge.slice(0, versionLength);
      const key = [event, subject, detail, knowledge].join(separator);
      counters.set(key, (counters.get(key) ?? 0) + n);
      if (outcome.event !== 'asked' || outcome.query === null || keep === 'never')
        continue;
      const query = redact(outcome.query);
      if (query === '') continue;
      const queryKey = [query, outcome.decision].join(separator);
      queries.set(queryKey, (queries.get(queryKey) ?? 0) + 1);
    }
    const statements: Statement[] = [
      ...[...counters].map(([key, n]) =>
        database.prepare(upsertCounter).bind(day, ...key.split(separator), n),
      ),
      ...[...queries].map(([key, n]) =>
        database.prepare(upsertUnanswered).bind(day, ...key.split(separator), n),
      ),
    ];
    if (statements.length > 0) await database.batch(statements);
  },

  async counters(sinceDay) {
    const { results } = await database
      .prepare('SELECT * FROM counters WHERE day >= ? ORDER BY day DESC, n DESC')
      .bind(sinceDay)
      .all<CounterRow>();
    return results;
  },

  async unanswered(sinceDay, limit) {
    const { results } = await database
      .prepare(
        'SELECT * FROM unanswered WHERE day >= ? ORDER BY n DESC, day DESC, query LIMIT ?',
      )
      .bind(sinceDay, limit)
      .all<UnansweredRow>();
    return results;
  },
});
