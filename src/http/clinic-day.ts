import type { Knowledge } from '../schema/knowledge.ts';

/** The calendar day at the clinic, YYYY-MM-DD; signatures end by it. */
export const clinicDay = ({ clinic }: Knowledge, now: Date): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: clinic.hours['time-zone'] }).format(now);
