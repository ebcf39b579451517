import type { Database } from './database.ts';

/** How often an event was counted on a day. */
export type DayRow = { readonly day: string; readonly event: string; readonly n: number };

/** How often an event was counted for a subject: an entry, a declined topic, a rule. */
export type SubjectRow = {
  readonly subject: string;
  readonly event: string;
  readonly n: number;
};

/** Why visitors marked an answer as unhelpful. */
export type ReasonRow = {
  readonly subject: string;
  readonly detail: string;
  readonly n: number;
};

/** A redacted query that found no answer, over all its days. */
export type MissedRow = {
  readonly query: string;
  readonly n: number;
  readonly first: string;
  readonly last: string;
};

/** Sums for staff; all days are of the counters' calendar (UTC). */
export type Reports = {
  byDay(sinceDay: string): Promise<readonly DayRow[]>;
  bySubject(sinceDay: string): Promise<readonly SubjectRow[]>;
  /** Reasons of thumbs-down, most frequent first. */
  reasons(sinceDay: string): Promise<readonly ReasonRow[]>;
  /** Unanswered queries, equal ones of all days as one, most frequent first. */
  missed(sinceDay: string, limit: number): Promise<readonly MissedRow[]>;
  /** Deletes these unanswered queries, when staff have no use for them. */
  forgetMissed(queries: readonly string[]): Promise<void>;
  callBackCounts(): Promise<{ readonly waiting: number; readonly handled: number }>;
};

const selectByDay = `SELECT day, event, SUM(n) AS n FROM counters WHERE day >= ?
  GROUP BY day, event ORDER BY day, event`;
const selectBySubject = `SELECT subject, event, SUM(n) AS n FROM counters
  WHERE day >= ? AND subject <> '' GROUP BY subject, event ORDER BY n DESC, subject`;
const selectReasons = `SELECT subject, detail, SUM(n) AS n FROM counters
  WHERE day >= ? AND event = 'unhelpful' AND detail <> ''
  GROUP BY subject, detail ORDER BY n DESC, subject, detail`;
const selectMissed = `SELECT query, SUM(n) AS n, MIN(day) AS first, MAX(day) AS last
  FROM unanswered WHERE day >= ? GROUP BY query ORDER BY n DESC, query LIMIT ?`;
const selectCallBackCounts = `SELECT COUNT(*) - COUNT(handled) AS waiting,
  COUNT(handled) AS handled FROM call_backs`;

/** The part of the store that sums up for the staff page. */
export const createReports = (database: Database): Reports => {
  const rows = async <Row>(sql: string, ...values: (string | number)[]) =>
    (
      await database
        .prepare(sql)
        .bind(...values)
        .all<Row>()
    ).results;
  return {
    byDay: (sinceDay) => rows<DayRow>(selectByDay, sinceDay),
    bySubject: (sinceDay) => rows<SubjectRow>(selectBySubject, sinceDay),
    reasons: (sinceDay) => rows<ReasonRow>(selectReasons, sinceDay),
    missed: (sinceDay, limit) => rows<MissedRow>(selectMissed, sinceDay, limit),
    async forgetMissed(queries) {
      if (queries.length === 0) return;
      await database.batch(
        queries.map((query) =>
          database.prepare('DELETE FROM unanswered WHERE query = ?').bind(query),
        ),
      );
    },
    async callBackCounts() {
      const [counts] = await rows<{ waiting: number; handled: number }>(
        selectCallBackCounts,
      );
      return counts ?? { waiting: 0, handled: 0 };
    },
  };
};
