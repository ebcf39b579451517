import * as z from 'zod';
import { daySchema, hashSchema, idSchema } from './ids.ts';

/**
 * `knowledge/signatures.yaml`: who signed which exact wording. The file is only appended
 * to, by the `sign` command. `red-flags` and `wording` are signed as wholes under
 * those two ids, languages as `language-<code>`.
 */
export const ledgerSchema = z.strictObject({
  signatures: z
    .array(
      z.strictObject({
        id: idSchema,
        hash: hashSchema,
        reviewer: z.string().min(1),
        role: z.string().min(1),
        registration: z.string().optional(),
        signed: daySchema,
        until: daySchema,
      }),
    )
    .default([]),
});
export type Ledger = z.infer<typeof ledgerSchema>;
