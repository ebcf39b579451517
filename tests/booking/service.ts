import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Service } from '../../src/node/serve.ts';
import { serve } from '../../src/node/serve.ts';
import type { Booking } from '../../src/schema/clinic.ts';
import { readSettings } from '../../src/schema/settings.ts';

const top = resolve(import.meta.dirname, '../..');

/** Where the real API stands; requests there go to the double instead. */
const calcomApi = 'https://api.cal.com';

type Options = {
  readonly booking?: Booking;
  readonly settings?: Readonly<Record<string, string>>;
  /** The double of Cal.com. */
  readonly calcom?: { readonly url: string };
  readonly now: () => Date;
};

/** The whole service over a clinic with live booking; it can be stopped and started again. */
export type BookingService = {
  readonly start: () => Promise<Service>;
  readonly remove: () => void;
};

/** Sets the built knowledge beside another booking system, and serves it on Node. */
export const bookingService = ({
  booking,
  settings = {},
  calcom,
  now,
}: Options): BookingService => {
  const folder = mkdtempSync(join(tmpdir(), 'vetted-booking-'));
  const dist = join(folder, 'dist');
  mkdirSync(dist);
  cpSync(join(top, 'dist/knowledge.json'), join(dist, 'knowledge.json'));
  symlinkSync(join(top, 'dist/public'), join(dist, 'public'));
  const path = join(dist, 'knowledge.json');
  const knowledge = JSON.parse(readFileSync(path, 'utf8'));
  if (booking !== undefined) knowledge.clinic.booking = booking;
  writeFileSync(path, JSON.stringify(knowledge));

  const outside: typeof fetch = (url, init) =>
    fetch(String(url).replace(calcomApi, calcom?.url ?? 'http://127.0.0.1:1'), init);

  return {
    start: () => {
      const read = readSettings({
        SERVE: 'all',
        PORT: '0',
        RATE_LIMIT: 'off',
        DATA_DIR: join(folder, 'data'),
        ...settings,
      });
      if ('errors' in read) throw new Error(JSON.stringify(read.errors));
      return serve({
        settings: read.settings,
        dist,
        migrations: join(top, 'src/store/migrations'),
        log: () => {},
        now,
        fetch: outside,
      });
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
