import { isIP } from 'node:net';
import * as z from 'zod/mini';
import { optionalText, whole } from '../schema/setting-shapes.ts';
import type { Environment, ReadSettings, Settings } from '../schema/settings.ts';
import { readAs, readSettings } from '../schema/settings.ts';
import { plainAddress } from './address.ts';
import { isLoopback } from './loopback.ts';

const usualHost = '127.0.0.1';
const filled = z.string().check(z.minLength(1));

const nodeSchema = z.object({
  PORT: z._default(whole(0, 65_535), 8787),
  HOST: z._default(filled, usualHost),
  DATA_DIR: z._default(filled, 'data'),
  /** Address of the one proxy whose X-Forwarded-For is believed, as connections name it. */
  TRUSTED_PROXY: z.pipe(
    optionalText,
    z.optional(
      z.pipe(
        z.string().check(
          z.refine((text: string) => isIP(text) !== 0, {
            error: 'must be one IP address, such as 127.0.0.1, without a range or a port',
          }),
        ),
        z.transform(plainAddress),
      ),
    ),
  ),
  RATE_LIMIT: z._default(z.enum(['on', 'off']), 'on'),
});

/** The settings of a service on Node: those of both runtimes, and its own. */
export type NodeSettings = Settings & z.infer<typeof nodeSchema>;

/**
 * Reads the settings of a service on Node. All mistakes are reported at once;
 * `RATE_LIMIT=off` is refused unless the service listens on loopback.
 */
export const readNodeSettings = (
  environment: Environment,
): ReadSettings<NodeSettings> => {
  const { RATE_LIMIT, HOST = usualHost } = environment;
  const isOpen = RATE_LIMIT === 'off' && HOST !== '' && !isLoopback(String(HOST));
  const own = readAs(
    nodeSchema,
    environment,
    isOpen
      ? [
          {
            name: 'RATE_LIMIT',
            message: '"off" is only allowed on loopback (HOST=127.0.0.1)',
          },
        ]
      : [],
  );
  const shared = readSettings(environment);
  return 'settings' in own && 'settings' in shared
    ? { settings: { ...shared.settings, ...own.settings } }
    : { errors: [own, shared].flatMap((read) => ('errors' in read ? read.errors : [])) };
};
