import * as z from 'zod/mini';
import { _isoDateTime } from 'zod/v4/core';

/**
 * A date and time with its offset, as booking services write it. The same as
 * `z.iso.datetime`, whose namespace would bring its five neighbours into the Worker.
 */
export const instantSchema = _isoDateTime(z.ZodMiniISODateTime, { offset: true });
