import type { Knowledge } from '../schema/knowledge.ts';
import { clinicDay } from './clinic-day.ts';

const dayMs = 86_400_000;
/** Days before the end of a signature at which health begins to warn, and says so again. */
const signatureNoticeDays = [0, 7, 30] as const;
const bankHolidayNoticeDays = 365;

const daysUntil = (day: string, today: string): number =>
  Math.round((Date.parse(day) - Date.parse(today)) / dayMs);

const signatureWarnings = ({ entries }: Knowledge, today: string): readonly string[] => {
  const left = entries
    .filter(({ signature, hash }) => signature?.hash === hash)
    .map(({ signature }) => daysUntil(signature?.until ?? today, today));
  const [ended, week, month] = signatureNoticeDays;
  const within = (from: number, to: number): number =>
    left.filter((days) => days > from && days <= to).length;
  const rows: readonly (readonly [number, string])[] = [
    [
      within(Number.NEGATIVE_INFINITY, ended),
      'have ended; renew them before the grace ends',
    ],
    [within(ended, week), `end within ${week} days`],
    [within(week, month), `end within ${month} days`],
  ];
  return rows
    .filter(([count]) => count > 0)
    .map(([count, what]) => `Signatures of ${count} entries ${what}.`);
};

/** What the clinic should attend to, in sentences for staff; health shows them. */
export const warningsOf = (
  knowledge: Knowledge,
  now: Date,
  served: number,
): readonly string[] => {
  const { clinic, review } = knowledge;
  const today = clinicDay(knowledge, now);
  const holidaysLeft = daysUntil(clinic.bankHolidaysUntil, today);
  const rows: readonly (readonly [boolean, string])[] = [
    [served === 0, 'No entry may be served: every question gets the fallback.'],
    [clinic.example, "The clinic's facts are examples (knowledge/clinic.yaml)."],
    [!review.rulesSigned, 'The red-flag rules are not signed; they work all the same.'],
    [!review.wordingSigned, 'The fixed wording is not signed; it is shown all the same.'],
    [
      clinic.hours['bank-holidays'] !== 'none' && holidaysLeft <= bankHolidayNoticeDays,
      `Bank holidays are known until ${clinic.bankHolidaysUntil}; compile the knowledge again.`,
    ],
  ];
  return [
    ...rows.filter(([isSo]) => isSo).map(([, warning]) => warning),
    ...signatureWarnings(knowledge, today),
  ];
};
