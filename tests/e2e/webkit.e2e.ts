import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { key, launchWebKit } from './webkit.ts';
import type { WidgetService } from './widget-service.ts';
import { hostPage, startWidgetService } from './widget-service.ts';

const folders = (process.env.PATH ?? '').split(delimiter);
const missing = ['WebKitWebDriver', 'xvfb-run', 'xauth'].filter(
  (name) => !folders.some((folder) => existsSync(join(folder, name))),
);
const axe = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const why =
  missing.length === 0 ? '' : ` (skipped: no ${missing.join(', no ')} on the PATH)`;
const chat = "document.querySelector('vetted-chat')";
const root = `${chat}.shadowRoot`;

/** A driver that hangs on a busy machine is started again; the widget has one attempt each. */
const attempts = { retry: 2, timeout: 60_000 } as const;

describe.skipIf(missing.length > 0)(`in WebKit${why}`, () => {
  let service: WidgetService;

  beforeAll(async () => {
    service = await startWidgetService();
    service.page.html = hostPage('<vetted-chat></vetted-chat>');
  });
  afterAll(() => service?.close());

  it(
    'opens, asks, answers, closes by Escape, and axe finds nothing',
    attempts,
    async () => {
      const page = await launchWebKit();
      onTestFinished(() => page.close());
      await page.goto(service.origin);
      await page.click(`${root}?.querySelector('.launcher') ?? null`);
      await page.waitFor(`${root}.activeElement?.matches('textarea') ?? false`);
      await page.press(`why does my leg hurt${key.enter}`);
      await page.waitFor(`${root}.querySelector('article h3')`);
      const asked = service.received.findLast(({ path }) => path === '/api/ask');
      expect(asked?.body.query).toBe('why does my leg hurt');
      const found = await page.evaluate(
        `${axe}; return axe.run().then(({ violations }) => violations.map(({ id }) => id))`,
      );
      expect(found).toEqual([]);
      await page.press(key.escape);
      expect(await page.evaluate(`return ${chat}.hasAttribute('open')`)).toBe(false);
    },
  );
});
