// The service as it is, with three routes for measuring: started by load.ts from a bundle.
import { join } from 'node:path';
import { checkAsk } from '../../src/http/ask.ts';
import type { App } from '../../src/http/dependencies.ts';
import { jsonLog } from '../../src/http/log.ts';
import { readJson } from '../../src/http/read-json.ts';
import { serve } from '../../src/node/serve.ts';
import { readNodeSettings } from '../../src/node/settings.ts';

const [dist = ''] = process.argv.slice(2);
const read = readNodeSettings({
  ...process.env,
  SERVE: 'all',
  PORT: '0',
  RATE_LIMIT: 'off',
});
if ('errors' in read) throw new Error(JSON.stringify(read.errors));

/** What the empty route replies: as long as an answer, but always the same. */
const canned = { kind: 'answer', blocks: [{ text: 'x'.repeat(1500) }] };

const addRoutes = (app: App): void => {
  app.post('/bench/nothing', async (context) => {
    const body = await readJson(context.req.raw);
    const checked = body.isRead ? checkAsk(body.value) : body;
    return context.json('ask' in checked ? canned : { kind: 'refused' });
  });
  app.get('/bench/memory', (context) => {
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    return context.json({ heapUsed, rss, cpuUs: user + system });
  });
};

const service = await serve({
  settings: read.settings,
  dist,
  migrations: join(dist, 'migrations'),
  // Logging costs what it costs in production.
  log: jsonLog(
    () => new Date(),
    (line) => void process.stderr.write(`${line}\n`),
  ),
  routes: addRoutes,
});
process.stdout.write(`${service.url}\n`);
process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)));
