import * as z from 'zod/mini';
import type { Edit } from '../schema/edit.ts';
import { wholeNumber } from '../schema/whole-number.ts';

/** What the service asks of its compiler's process; each kind is a method there. */
export type CompilerRequest =
  | { readonly kind: 'look' | 'compile' | 'catchUp' }
  | { readonly kind: 'check'; readonly edit: Edit }
  | {
      readonly kind: 'preview';
      readonly edit: Edit;
      readonly asked: readonly string[];
    };

/** A request on its way, with the number under which it is answered. */
export type Numbered = { readonly id: number; readonly request: CompilerRequest };

/** What the process sends back; `reply` is null when the work broke off. */
export const answeredSchema = z.object({ id: wholeNumber(), reply: z.unknown() });

/** What came of a look at the folder, as it crosses the border. */
export const folderReportSchema = z.object({
  errors: z.array(
    z.object({
      severity: z.enum(['error', 'warning']),
      file: z.string(),
      line: wholeNumber(),
      message: z.string(),
    }),
  ),
  isLagging: z.boolean(),
});
