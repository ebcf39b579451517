import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { launchChromium } from './browser.ts';
import type { WidgetService } from './widget-service.ts';
import { hostPage, startWidgetService } from './widget-service.ts';

/** One test's page, its service, and the moves that most tests make. */
export type Bench = {
  page: Page;
  service: WidgetService;
  /** Serves a host page with this element and goes there. */
  visit(element?: string, head?: string, headers?: Record<string, string>): Promise<void>;
  open(): Promise<void>;
  /** Asks and waits until the turn has its reply. */
  ask(query: string): Promise<Locator>;
  readonly input: Locator;
  readonly launcher: Locator;
  readonly panel: Locator;
};

/** Gives each test of a suite a fresh context and a fresh service. */
export const withBench = (options: BrowserContextOptions = {}): Bench => {
  let browser: Browser;
  const bench: Bench = {
    page: undefined as unknown as Page,
    service: undefined as unknown as WidgetService,
    async visit(element = '<vetted-chat></vetted-chat>', head = '', headers = {}) {
      bench.service.page = { html: hostPage(element, head), headers };
      await bench.page.goto(bench.service.origin);
      await bench.page.waitForFunction(() => customElements.get('vetted-chat'));
    },
    async open() {
      await bench.launcher.click();
      await bench.page.getByText('Hello. I answer questions').waitFor();
    },
    async ask(query) {
      await bench.input.fill(query);
      await bench.page.keyboard.press('Enter');
      const turn = bench.page.locator('article').last();
      await turn.locator('.reply').waitFor();
      await bench.page.waitForFunction(
        () =>
          !document
            .querySelector('vetted-chat')
            ?.shadowRoot?.querySelector('article:last-child .reply')
            ?.textContent?.includes('One moment'),
      );
      return turn;
    },
    get input() {
      return bench.page.getByLabel('Type your question');
    },
    get launcher() {
      return bench.page.getByRole('button', { name: /^Ask a question/ });
    },
    get panel() {
      return bench.page.locator('#panel');
    },
  };

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    bench.service = await startWidgetService();
    const context = await browser.newContext(options);
    bench.page = await context.newPage();
    return async () => {
      await context.close();
      await bench.service.close();
    };
  });
  return bench;
};

/** What has the keyboard, inside the widget or outside. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement;
    const node = inner ?? document.activeElement;
    return node === null
      ? 'nothing'
      : ((node.id || node.className || node.textContent) ?? '');
  });
