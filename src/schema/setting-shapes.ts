import * as z from 'zod/mini';
import { hashPattern } from './patterns.ts';
import { wholeNumber } from './whole-number.ts';

/** A text without white space around it. */
export const trimmed = z.string().check(z.trim());

/** Empty means: not set. */
export const optionalText = z.optional(
  z.pipe(
    trimmed,
    z.transform((text: string) => (text === '' ? undefined : text)),
  ),
);

/** A setting that may be left out and otherwise has this shape. */
export const optionally = <T extends z.ZodMiniType<string, string>>(schema: T) =>
  z.pipe(optionalText, z.optional(schema));

/** A text of a pattern, which the words describe. */
export const pattern = (shape: RegExp, words: string) =>
  z.string().check(z.regex(shape, words));

/** A SHA-256 as hex digits, of either case. */
export const hash = (words: string) =>
  z.string().check(z.toLowerCase(), z.regex(hashPattern, words));

/** A whole web address that begins in a certain way. */
export const address = (
  start: RegExp,
  error = 'must be a whole address, such as https://example.org',
) =>
  z
    .string()
    .check(z.refine((text: string) => start.test(text) && URL.canParse(text), { error }));

/** A whole number, given as text. (`z.coerce` would bring dates and more into the Worker.) */
export const whole = (least: number, most: number) =>
  z.pipe(
    z.transform((text: unknown) => (text === '' ? Number.NaN : Number(text))),
    wholeNumber(least, most),
  );
