import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { WidgetService } from './widget-service.ts';
import { hostPage, startWidgetService } from './widget-service.ts';

const firefox = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => ['firefox-esr', 'firefox'].map((name) => join(folder, name)))
  .find((path) => existsSync(path));
const axe = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const why = firefox === undefined ? ' (skipped: no Firefox on the PATH)' : '';

/**
 * On a busy machine the connection to Firefox now and then loses an event and waits for
 * ever. Each step gives up by itself, and the test may begin again with a new browser: what
 * is tested is the widget, which must do everything within one attempt.
 */
const stepMs = 15_000;
const attempts = { retry: 2, timeout: 60_000 } as const;

/** Closes the browser; one that no longer answers is ended. */
const end = async (browser: Browser): Promise<void> => {
  await Promise.race([browser.close(), pause(5_000, null, { ref: false })]);
  browser.process()?.kill('SIGKILL');
};

const openPage = async (origin: string): Promise<{ browser: Browser; page: Page }> => {
  const browser = await launch({
    browser: 'firefox',
    ...(firefox === undefined ? {} : { executablePath: firefox }),
    headless: true,
    protocolTimeout: stepMs,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(stepMs);
  await page.goto(origin);
  return { browser, page };
};

describe.skipIf(firefox === undefined)(`in Firefox${why}`, () => {
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
      const { browser, page } = await openPage(service.origin);
      onTestFinished(() => end(browser));
      await (await page.waitForSelector('vetted-chat >>> .launcher'))?.click();
      const input = await page.waitForSelector('vetted-chat >>> textarea');
      await input?.type('why does my leg hurt');
      await page.keyboard.press('Enter');
      await page.waitForSelector('vetted-chat >>> article h3');
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { axe: checker } = window as unknown as { axe: typeof import('axe-core') };
        return (await checker.run()).violations.map(({ id }) => id);
      });
      expect(found).toEqual([]);
      await page.keyboard.press('Escape');
      const isOpen = await page.$eval('vetted-chat', (chat) => chat.hasAttribute('open'));
      expect(isOpen).toBe(false);
    },
  );
});
