import type { Entry, EntryStatus } from './entry.ts';

const dayMs = 86_400_000;

/**
 * The status of an entry at a moment.
 * `today` is a day (YYYY-MM-DD) in the clinic's time zone; `graceDays` how long an
 * overdue signature still serves (DESIGN.md 'Signing').
 */
export const statusOf = (
  entry: Entry,
  { today, graceDays }: { readonly today: string; readonly graceDays: number },
): EntryStatus => {
  if (entry.withdrawn !== undefined) return 'withdrawn';
  if (entry.signature === undefined) return 'unsigned';
  if (entry.signature.hash !== entry.hash) return 'changed';
  const lastDay = Date.parse(entry.signature.until) + graceDays * dayMs;
  return Date.parse(today) > lastDay ? 'overdue' : 'signed';
};

/** Whether an entry of this status may be shown in this mode. */
export const isServable = (status: EntryStatus, serve: 'signed' | 'all'): boolean =>
  status === 'signed' || (serve === 'all' && status !== 'withdrawn');
