import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe.skipIf(firefox === undefined)(`in Firefox${why}`, () => {
  let browser: Browser;
  let page: Page;
  let service: WidgetService;

  beforeAll(async () => {
    service = await startWidgetService();
    service.page.html = hostPage('<vetted-chat></vetted-chat>');
    browser = await launch({
      browser: 'firefox',
      ...(firefox === undefined ? {} : { executablePath: firefox }),
      headless: true,
    });
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  it('opens, asks, answers, closes by Escape, and axe finds nothing', async () => {
    await page.goto(service.origin);
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
  });
});
