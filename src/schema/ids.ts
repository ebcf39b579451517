import * as z from 'zod';
import { hashPattern, idPattern, maxIdLength } from './patterns.ts';

/** An id of an entry, topic, rule or wording: lower-case words joined by hyphens. */
export const idSchema = z
  .string()
  .max(maxIdLength)
  .regex(idPattern, 'use lower-case letters, numbers and hyphens');

/** A SHA-256 in lower-case hex. */
export const hashSchema = z.string().regex(hashPattern);

/** A calendar day as YYYY-MM-DD. */
export const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'use YYYY-MM-DD');
