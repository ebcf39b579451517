import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LogLine } from '../../src/http/log.ts';
import type { Service } from '../../src/node/serve.ts';
import { serve } from '../../src/node/serve.ts';
import { readNodeSettings } from '../../src/node/settings.ts';
import type { Reply } from '../../src/schema/reply.ts';
import { replySchema } from '../../src/schema/reply.ts';
import { fixtureKnowledge } from '../contract/fixture.ts';

/** The migrations of the source tree. */
export const migrationsFolder = fileURLToPath(
  new URL('../../src/store/migrations', import.meta.url),
);

/** A service on a free port over the fixture, in a folder of its own. */
export type TemporaryService = {
  readonly folder: string;
  readonly database: string;
  readonly knowledgeFile: string;
  readonly logged: LogLine[];
  readonly url: () => string;
  readonly service: () => Service;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly ask: (query: string) => Promise<Reply>;
  /** Stops the service and removes the folder. */
  readonly remove: () => Promise<void>;
};

/** Prepares a service; `start` starts it, also again after `stop`. */
export const temporaryService = (
  settings: Readonly<Record<string, string>> = {},
  options: { readonly now?: () => Date } = {},
): TemporaryService => {
  const folder = mkdtempSync(join(tmpdir(), 'vetted-node-'));
  const dist = join(folder, 'dist');
  const knowledgeFile = join(dist, 'knowledge.json');
  mkdirSync(join(dist, 'public'), { recursive: true });
  writeFileSync(join(dist, 'public/vetted-chat.js'), 'void 0;\n');
  writeFileSync(knowledgeFile, JSON.stringify(fixtureKnowledge));
  cpSync(migrationsFolder, join(dist, 'migrations'), { recursive: true });
  const read = readNodeSettings({
    SERVE: 'all',
    PORT: '0',
    RATE_LIMIT: 'off',
    DATA_DIR: join(folder, 'data'),
    ...settings,
  });
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  const logged: LogLine[] = [];
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
    folder,
    database: join(folder, 'data/vetted.sqlite'),
    knowledgeFile,
    logged,
    url: () => service().url,
    service,
    start: async () => {
      running = await serve({
        settings: read.settings,
        dist,
        migrations: join(dist, 'migrations'),
        log: (line) => void logged.push(line),
        ...options,
      });
    },
    stop,
    ask: async (query) => {
      const response = await fetch(`${service().url}/api/ask`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return replySchema.parse(await response.json());
    },
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
