import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { galleryStates } from '../../src/http/pages/gallery-states.ts';
import { launchChromium } from './browser.ts';
import type { WidgetService } from './widget-service.ts';
import { startWidgetService } from './widget-service.ts';

const folder = fileURLToPath(new URL('../../reports/gallery/', import.meta.url));

type Look = {
  readonly name: string;
  readonly query: string;
  readonly options: BrowserContextOptions;
};

const wide = { viewport: { width: 1280, height: 900 } };
const looks: readonly Look[] = [
  { name: 'wide', query: '', options: wide },
  { name: 'narrow', query: '', options: { viewport: { width: 360, height: 740 } } },
  { name: 'dark', query: 'theme=dark', options: { ...wide, colorScheme: 'dark' } },
  { name: 'forced', query: '', options: { ...wide, forcedColors: 'active' } },
  { name: 'rtl', query: 'dir=rtl', options: wide },
  {
    name: 'large',
    query: 'size=large',
    options: { viewport: { width: 800, height: 900 } },
  },
];

describe('the gallery', () => {
  let browser: Browser;
  let service: WidgetService;

  beforeAll(async () => {
    await mkdir(folder, { recursive: true });
    browser = await launchChromium();
    service = await startWidgetService();
  });
  afterAll(async () => {
    await browser?.close();
    await service?.close();
  });

  it.each(looks)('shows every state, $name, and nothing is cut off', async (look) => {
    const context = await browser.newContext(look.options);
    const page = await context.newPage();
    await page.goto(`${service.origin}/widget-gallery?${look.query}`);
    await page.locator('html[data-ready]').waitFor({ timeout: 25_000 });
    expect(await page.locator('vetted-chat[data-state]').count()).toBe(
      Object.keys(galleryStates).length,
    );
    await page.screenshot({ path: `${folder}${look.name}.png`, fullPage: true });
    const spilling = await page.evaluate(() =>
      [...document.querySelectorAll('vetted-chat')].flatMap((chat) => {
        const panel = chat.shadowRoot?.querySelector('#panel');
        const parts = [panel, ...(panel?.querySelectorAll('.log, .foot, header') ?? [])];
        return parts.some((part) => part && part.scrollWidth > part.clientWidth + 1)
          ? [chat.id]
          : [];
      }),
    );
    expect(spilling).toEqual([]);
    await context.close();
  });
});
