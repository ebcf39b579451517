const hourMs = 3_600_000;
/** Nobody can book a time that begins sooner than this. */
const noticeMs = 2 * hourMs;
const opensAt = 9;
const lastStartsAt = 16;

type Local = {
  readonly day: string;
  readonly hour: number;
  readonly weekday: string;
};

const localOf = (time: number, timeZone: string): Local => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
    weekday: 'short',
  }).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')),
    weekday: part('weekday'),
  };
};

type Wanted = {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly now: Date;
};

/** Each full hour of the working days asked for, as UTC, with its day in the time zone. */
export const freeStarts = ({ from, to, timeZone, now }: Wanted) => {
  const found: { readonly day: string; readonly start: string }[] = [];
  const first = Date.parse(`${from}T00:00:00Z`) - 24 * hourMs;
  const last = Date.parse(`${to}T00:00:00Z`) + 48 * hourMs;
  for (let time = first; time < last; time += hourMs) {
    const { day, hour, weekday } = localOf(time, timeZone);
    const isWorking = hour >= opensAt && hour <= lastStartsAt && !/^S/.test(weekday);
    if (!isWorking || day < from || day > to) continue;
    if (time < now.getTime() + noticeMs) continue;
    found.push({ day, start: new Date(time).toISOString() });
  }
  return found;
};
