/** A moment as a clock on the wall shows it in some time zone. */
export type WallTime = {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Minutes since midnight by the wall clock, 0–1439. */
  readonly minutes: number;
};

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const kept = formats.get(timeZone);
  if (kept !== undefined) return kept;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
};

/** Reads the wall clock of a time zone at a moment, across clock changes. */
export const wallTime = (moment: Date, timeZone: string): WallTime => {
  const part: Record<string, string> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(moment))
    part[type] = value;
  return {
    day: `${part.year}-${part.month}-${part.day}`,
    minutes: Number(part.hour) * 60 + Number(part.minute),
  };
};

const dayMs = 86_400_000;

/** The calendar day so many days after another; calendar days have no clock changes. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: string): number =>
  (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
