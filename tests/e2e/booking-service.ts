import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Service } from '../../src/node/serve.ts';
import { serve } from '../../src/node/serve.ts';
import { readNodeSettings } from '../../src/node/settings.ts';
import type { Knowledge } from '../../src/schema/knowledge.ts';
import { calcom } from '../booking/clinic.ts';

const top = resolve(import.meta.dirname, '../..');

/** The service over the real knowledge, with Cal.com as the clinic's booking system. */
export type BookingService = {
  readonly url: () => string;
  readonly service: () => Service;
  readonly start: () => Promise<void>;
  /** Stops it; `start` then starts another one over the same database. */
  readonly stop: () => Promise<void>;
  readonly now: () => Date;
  /** Moves its clock forward. */
  readonly pass: (ms: number) => void;
  readonly remove: () => Promise<void>;
};

/** Leads calls of known sites to their doubles; nothing else is called. */
const leadTo =
  (doubles: Readonly<Record<string, string>>): typeof fetch =>
  (input, init) => {
    const { origin, pathname, search } = new URL(String(input));
    const double = doubles[origin];
    return double === undefined
      ? Promise.reject(new TypeError(`There is no double of ${origin}`))
      : fetch(`${double}${pathname}${search}`, init);
  };

/** Prepares a service that reaches doubles in the place of outside sites. */
export const bookingService = (
  settings: Readonly<Record<string, string>>,
  { doubles, began }: { doubles: Readonly<Record<string, string>>; began: Date },
): BookingService => {
  const folder = mkdtempSync(join(tmpdir(), 'vetted-booking-'));
  const dist = join(folder, 'dist');
  mkdirSync(dist);
  cpSync(join(top, 'dist/public'), join(dist, 'public'), { recursive: true });
  const compiled = readFileSync(join(top, 'dist/knowledge.json'), 'utf8');
  const knowledge: Knowledge = JSON.parse(compiled);
  const clinic = { ...knowledge.clinic, booking: calcom };
  writeFileSync(join(dist, 'knowledge.json'), JSON.stringify({ ...knowledge, clinic }));
  const read = readNodeSettings({
    SERVE: 'all',
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    ...settings,
  });
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));

  let time = began.getTime();
  const now = (): Date => new Date(time);
  let running: Service | null = null;
  const service = (): Service => {
    if (running === null) throw new Error('The service was not started');
    return running;
  };
  const stop = async (): Promise<void> => {
    await running?.stop();
    running = null;
  };
  return {
    url: () => service().url,
    service,
    start: async () => {
      running = await serve({
        settings: read.settings,
        dist,
        migrations: join(top, 'src/store/migrations'),
        log: () => undefined,
        now,
        fetch: leadTo(doubles),
      });
    },
    stop,
    now,
    pass: (ms) => {
      time += ms;
    },
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
