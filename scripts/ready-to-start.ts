import { createServer } from 'node:net';
import { explainSettings } from '../src/node/explain-settings.ts';
import { explainStart } from '../src/node/explain-start.ts';
import type { NodeSettings } from '../src/node/settings.ts';
import { readNodeSettings } from '../src/node/settings.ts';
import type { Environment } from '../src/schema/settings.ts';

/** Listens for a moment: the error that a server would meet, or null. */
const tryPort = ({ PORT, HOST }: NodeSettings): Promise<unknown> =>
  new Promise((resolve) => {
    const probe = createServer().once('error', resolve);
    probe.listen(PORT, HOST, () => probe.close(() => resolve(null)));
  });

/**
 * Says why a service could not start in this environment, in lines for the terminal;
 * empty when it could. Takes milliseconds, where compiling takes seconds.
 */
export const reasonsNotToStart = async (
  environment: Environment,
): Promise<readonly string[]> => {
  const read = readNodeSettings(environment);
  if ('errors' in read) return explainSettings(read.errors);
  const error = await tryPort(read.settings);
  return error === null ? [] : (explainStart(error, read.settings) ?? [String(error)]);
};
