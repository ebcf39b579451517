import { dayOf } from './counts.ts';
import type { Database } from './database.ts';
import type { StoreOptions } from './store.ts';

/** A visitor's request to be called; `id` is made with the form and makes it idempotent. */
export type CallBack = {
  readonly id: string;
  readonly name: string;
  /** Telephone number or e-mail address. */
  readonly contact: string;
  readonly bestTime: string;
  /** The consent sentence that the visitor ticked. */
  readonly consent: string;
};

export type CallBackRow = CallBack & {
  readonly day: string;
  /** The day a person dealt with it; null while it waits. */
  readonly handled: string | null;
  readonly delivery: 'none' | 'waiting' | 'delivered';
};

/** A call-back that is due at the webhook; `attempts` were made before this one. */
export type Delivery = CallBack & { readonly day: string; readonly attempts: number };

/** How the webhook's outbox stands. */
export type OutboxState = {
  readonly waiting: number;
  /** The most attempts that any waiting delivery has behind it. */
  readonly attempts: number;
};

export type CallBacks = {
  /** Keeps a request once; a second one with the same id changes nothing. */
  addCallBack(
    callBack: CallBack,
    options: { readonly deliver: boolean },
  ): Promise<{ readonly isNew: boolean }>;
  callBacks(limit: number, offset: number): Promise<readonly CallBackRow[]>;
  /** Marks one as dealt with; the daily job then deletes it. */
  handleCallBack(id: string): Promise<void>;
  deleteCallBack(id: string): Promise<void>;
  /** Leases deliveries that are due, so that two processes never send one together. */
  claimDeliveries(limit: number, leaseMs: number): Promise<readonly Delivery[]>;
  markDelivered(id: string): Promise<void>;
  /** Keeps a failed delivery for a later attempt. */
  postponeDelivery(id: string, delayMs: number): Promise<void>;
  outbox(): Promise<OutboxState>;
};

/** No delivery waits longer than this, so a clock that jumped back cannot hold it up. */
const longestWaitMs = 86_400_000;

const insertCallBack = `INSERT INTO call_backs (id, day, name, contact, best_time, consent)
  VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`;
const insertDelivery = `INSERT INTO deliveries (id, attempts, next_attempt, delivered)
  VALUES (?, 0, ?, 0) ON CONFLICT DO NOTHING`;
const selectCallBacks = `SELECT c.id, c.day, c.name, c.contact, c.best_time AS bestTime,
    c.consent, c.handled,
    CASE WHEN d.id IS NULL THEN 'none' WHEN d.delivered = 1 THEN 'delivered'
      ELSE 'waiting' END AS delivery
  FROM call_backs c LEFT JOIN deliveries d ON d.id = c.id
  ORDER BY c.handled IS NOT NULL, c.day DESC, c.id LIMIT ? OFFSET ?`;
const claim = `UPDATE deliveries SET attempts = attempts + 1, next_attempt = ?
  WHERE id IN (SELECT id FROM deliveries WHERE delivered = 0
    AND (next_attempt <= ? OR next_attempt > ?) ORDER BY next_attempt LIMIT ?)
  RETURNING id, attempts - 1 AS attempts`;
const selectCallBack = `SELECT id, day, name, contact, best_time AS bestTime, consent
  FROM call_backs WHERE id = ?`;

/** The part of the store that keeps call-back requests and their way to the webhook. */
export const createCallBacks = (
  database: Database,
  { now }: StoreOptions,
): CallBacks => ({
  async addCallBack({ id, name, contact, bestTime, consent }, { deliver }) {
    const moment = now();
    const statements = [
      database
        .prepare(insertCallBack)
        .bind(id, dayOf(moment), name, contact, bestTime, consent),
    ];
    if (deliver) {
      statements.push(database.prepare(insertDelivery).bind(id, moment.getTime()));
    }
    const [inserted] = await database.batch(statements);
    return { isNew: inserted?.meta.changes === 1 };
  },

  async callBacks(limit, offset) {
    const { results } = await database
      .prepare(selectCallBacks)
      .bind(limit, offset)
      .all<CallBackRow>();
    return results;
  },

  async handleCallBack(id) {
    await database
      .prepare('UPDATE call_backs SET handled = ? WHERE id = ?')
      .bind(dayOf(now()), id)
      .run();
  },

  async deleteCallBack(id) {
    await database.prepare('DELETE FROM call_backs WHERE id = ?').bind(id).run();
  },

  async claimDeliveries(limit, leaseMs) {
    const time = now().getTime();
    const { results: claimed } = await database
      .prepare(claim)
      .bind(time + leaseMs, time, time + longestWaitMs, limit)
      .all<{ readonly id: string; readonly attempts: number }>();
    const deliveries: Delivery[] = [];
    for (const { id, attempts } of claimed) {
      const callBack = await database
        .prepare(selectCallBack)
        .bind(id)
        .first<CallBack & { readonly day: string }>();
      if (callBack !== null) deliveries.push({ ...callBack, attempts });
    }
    return deliveries;
  },

  async markDelivered(id) {
    await database
      .prepare('UPDATE deliveries SET delivered = 1 WHERE id = ?')
      .bind(id)
      .run();
  },

  async postponeDelivery(id, delayMs) {
    const next = now().getTime() + Math.min(delayMs, longestWaitMs);
    await database
      .prepare('UPDATE deliveries SET next_attempt = ? WHERE id = ?')
      .bind(next, id)
      .run();
  },

  async outbox() {
    const row = await database
      .prepare(
        `SELECT COUNT(*) AS waiting, COALESCE(MAX(attempts), 0) AS attempts
          FROM deliveries WHERE delivered = 0`,
      )
      .first<OutboxState>();
    return row ?? { waiting: 0, attempts: 0 };
  },
});
