import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from './browser.ts';
import type { WidgetService } from './widget-service.ts';
import { hostPage, startWidgetService } from './widget-service.ts';

describe('the widget', () => {
  let browser: Browser;
  let service: WidgetService;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    service = await startWidgetService();
    const context = await browser.newContext();
    page = await context.newPage();
    return async () => {
      await context.close();
      await service.close();
    };
  });

  it('opens, asks and shows the short answer first', async () => {
    service.page.html = hostPage('<vetted-chat></vetted-chat>');
    await page.goto(service.origin);
    expect(service.received).toEqual([]);
    await page.getByRole('button', { name: 'Ask a question' }).click();
    await page.getByText('Hello. I answer questions').waitFor();
    await page.getByLabel('Type your question').fill('why does my leg hurt');
    await page.keyboard.press('Enter');
    const turn = page.locator('article').last();
    await turn.getByRole('heading', { name: 'Why does my leg hurt when' }).waitFor();
    expect(await turn.getByText('Common reasons are:').isVisible()).toBe(false);
    expect(await turn.getByText('phone NHS 111').isVisible()).toBe(true);
    await turn.getByRole('button', { name: 'Read more' }).click();
    expect(await turn.getByText('Common reasons are:').isVisible()).toBe(true);
    const asked = service.received.find(({ path }) => path === '/api/ask');
    expect(asked?.body).toEqual({ query: 'why does my leg hurt' });
    await page.screenshot({ path: '/tmp/w1.png' });
  });
});
