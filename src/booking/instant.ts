import * as z from 'zod/mini';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/u;

/**
 * A date and time with its offset (RFC 3339), as booking services write it. Zod's own
 * `z.iso.datetime` would be a third of a kilobyte of the Worker.
 */
export const instantSchema = z.string().check(
  z.regex(instant),
  z.refine((text) => !Number.isNaN(Date.parse(text))),
);
