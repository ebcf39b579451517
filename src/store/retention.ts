import { dayOf } from './counts.ts';
import type { Database } from './database.ts';
import type { StoreOptions } from './store.ts';

/** How many days each kind is kept (DESIGN.md, 'What is kept'). */
export const keptDays = { counters: 400, unanswered: 30, callBacks: 30 } as const;

export type Retention = {
  /** Deletes what is due, and gives the number of rows deleted. */
  deleteDue(): Promise<number>;
  /** Deletes everything that was ever kept. */
  deleteEverything(): Promise<void>;
};

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** A run this long after the last one may come from a clock that has jumped ahead. */
const suspiciousMs = 2 * dayMs;

const readMark = "SELECT value FROM marks WHERE name = 'retention'";
const writeMark = `INSERT INTO marks (name, value) VALUES ('retention', ?)
  ON CONFLICT DO UPDATE SET value = excluded.value`;

/** When retention last deleted, and since when a suspiciously late clock was seen. */
type Mark = { readonly ran: number; readonly suspected: number | null };

const parseMark = (value: string | undefined): Mark | null => {
  const [ran, suspected] = (value ?? '').split(' ').map(Number);
  if (ran === undefined || !Number.isFinite(ran) || ran === 0) return null;
  return { ran, suspected: suspected === undefined ? null : suspected };
};

/** The part of the store that forgets. */
export const createRetention = (
  database: Database,
  { now, keep }: StoreOptions,
): Retention => ({
  /**
   * After a long pause (or a clock that jumped ahead) the first run only takes note and
   * a second, an hour later, deletes: a clock that is put right in between loses nothing.
   */
  async deleteDue() {
    const time = now().getTime();
    const stored = await database.prepare(readMark).first<{ readonly value: string }>();
    const mark = parseMark(stored?.value);
    const daysAgo = (days: number): string => dayOf(new Date(time - days * dayMs));
    const note = (value: string) => database.prepare(writeMark).bind(value);

    if (mark !== null && time - mark.ran > suspiciousMs) {
      const { suspected } = mark;
      const isConfirmed = suspected !== null && time - suspected >= hourMs;
      if (!isConfirmed) {
        const since = suspected === null || suspected > time ? time : suspected;
        await note(`${mark.ran} ${since}`).run();
        return 0;
      }
    }
    const results = await database.batch([
      database
        .prepare('DELETE FROM counters WHERE day < ?')
        .bind(daysAgo(keptDays.counters)),
      database
        .prepare('DELETE FROM unanswered WHERE day < ?')
        .bind(keep === 'never' ? '9999' : daysAgo(keptDays.unanswered)),
      database
        .prepare('DELETE FROM call_backs WHERE day < ? OR handled < ?')
        .bind(daysAgo(keptDays.callBacks), daysAgo(0)),
      note(String(time)),
    ]);
    return results.slice(0, -1).reduce((sum, { meta }) => sum + meta.changes, 0);
  },

  async deleteEverything() {
    await database.batch(
      ['counters', 'unanswered', 'deliveries', 'call_backs', 'marks'].map((table) =>
        database.prepare(`DELETE FROM ${table}`),
      ),
    );
  },
});
