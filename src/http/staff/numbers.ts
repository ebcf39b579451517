import type { DayRow, SubjectRow } from '../../store/reports.ts';

/** What was counted, in the words of the Today screen. */
export type Numbers = {
  readonly answered: number;
  readonly offered: number;
  readonly missed: number;
  readonly care: number;
  readonly handOffs: number;
  readonly smallTalk: number;
  readonly helpful: number;
  readonly unhelpful: number;
  readonly noneOfThese: number;
  readonly callBacks: number;
  readonly bookings: number;
  readonly dropped: number;
};

/** The counter behind each number. */
const eventOf: Readonly<Record<keyof Numbers, string>> = {
  answered: 'answer',
  offered: 'disambiguate',
  missed: 'fallback',
  care: 'care',
  handOffs: 'hand-off',
  smallTalk: 'small-talk',
  helpful: 'helpful',
  unhelpful: 'unhelpful',
  noneOfThese: 'none-of-these',
  callBacks: 'call-back',
  bookings: 'booking',
  dropped: 'dropped',
};
const names = Object.keys(eventOf) as (keyof Numbers)[];

/** The kinds of reply; their sum is what was asked. */
export const replyNumbers = [
  'answered',
  'offered',
  'missed',
  'care',
  'handOffs',
  'smallTalk',
] as const satisfies readonly (keyof Numbers)[];

/** Everything that was asked. */
export const asked = (numbers: Numbers): number =>
  replyNumbers.reduce((sum, name) => sum + numbers[name], 0);

/** Share of thumbs that were up, or null where nobody voted. */
export const helpfulRate = ({
  helpful,
  unhelpful,
}: Pick<Numbers, 'helpful' | 'unhelpful'>): number | null =>
  helpful + unhelpful === 0 ? null : helpful / (helpful + unhelpful);

/** '83%', or a dash where nobody voted. */
export const shownRate = (rate: number | null): string =>
  rate === null ? '–' : `${Math.round(rate * 100)}%`;

/** The numbers of some rows together. */
export const numbersOf = (rows: readonly Pick<DayRow, 'event' | 'n'>[]): Numbers => {
  const byEvent = new Map<string, number>();
  for (const { event, n } of rows) byEvent.set(event, (byEvent.get(event) ?? 0) + n);
  const pairs = names.map((name) => [name, byEvent.get(eventOf[name]) ?? 0]);
  return Object.fromEntries(pairs) as Numbers;
};

export type DayNumbers = Numbers & { readonly day: string };

const dayMs = 86_400_000;

/** The calendar day (UTC) so many days before a moment. */
export const dayBefore = (moment: Date, days: number): string =>
  new Date(moment.getTime() - days * dayMs).toISOString().slice(0, 10);

/** One row for each of the last so many days, quiet days too; oldest first. */
export const numbersByDay = (
  rows: readonly DayRow[],
  { now, days }: { readonly now: Date; readonly days: number },
): readonly DayNumbers[] =>
  Array.from({ length: days }, (_, index) => {
    const day = dayBefore(now, days - 1 - index);
    return { day, ...numbersOf(rows.filter((row) => row.day === day)) };
  });

/** How often each subject was answered with, and how that was found. */
export type EntryNumbers = Pick<Numbers, 'answered' | 'helpful' | 'unhelpful'>;

/** The numbers of each entry. */
export const numbersByEntry = (
  rows: readonly SubjectRow[],
): ReadonlyMap<string, EntryNumbers> => {
  const bySubject = new Map<string, SubjectRow[]>();
  for (const row of rows) {
    const known = bySubject.get(row.subject);
    if (known === undefined) bySubject.set(row.subject, [row]);
    else known.push(row);
  }
  return new Map([...bySubject].map(([id, found]) => [id, numbersOf(found)]));
};
