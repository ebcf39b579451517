import { clockTime } from '../src/booking/clock-words.ts';
import type { Knowledge } from '../src/schema/knowledge.ts';
import { weekdays } from '../src/schema/weekday.ts';

type Facts = {
  readonly clinic: Pick<Knowledge['clinic'], 'phone' | 'phoneHref' | 'hours'>;
  readonly wording: Pick<Knowledge['wording'], 'emergencyLine'>;
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

const named = (day: string): string => `${day.charAt(0).toUpperCase()}${day.slice(1)}`;

/** The week's hours in words, equal days together: 'Monday to Friday 8am to 6:30pm'. */
export const weekWords = (week: Facts['clinic']['hours']['week']): string => {
  const runs: { first: string; last: string; hours: string }[] = [];
  for (const day of weekdays) {
    const ranges = week[day] ?? [];
    const hours = ranges
      .map((range) => range.map((time) => clockTime(minutesOf(time))).join(' to '))
      .join(' and ');
    const run = runs.at(-1);
    if (run?.hours === hours) run.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  return runs
    .filter(({ hours }) => hours !== '')
    .map(({ first, last, hours }) =>
      first === last
        ? `${named(first)} ${hours}`
        : `${named(first)} to ${named(last)} ${hours}`,
    )
    .join('; ');
};

/**
 * What a host page carries. Inside the tag stands what people get without script, and
 * what the chat shows while the service cannot be reached.
 */
export const snippet = (
  { clinic, wording }: Facts,
  script: { readonly file: string; readonly integrity?: string },
): string => {
  const service = 'https://YOUR-SERVICE';
  const pinned =
    script.integrity === undefined
      ? ''
      : ` integrity="${script.integrity}" crossorigin="anonymous"`;
  return `<vetted-chat src="${service}">
  <p>Phone <a href="${clinic.phoneHref}">${escaped(clinic.phone)}</a>: ${escaped(weekWords(clinic.hours.week))}.</p>
  <p><a href="${service}/ask">Ask a question</a></p>
  <p>${escaped(wording.emergencyLine)}</p>
</vetted-chat>
<script src="${service}/${script.file}"${pinned} defer></script>`;
};
