import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './browser.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const axe = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

describe('the whole service in a browser', () => {
  let browser: Browser;
  let address: string;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const data = await mkdtemp(join(tmpdir(), 'vetted-e2e-'));
    const child = spawn(process.execPath, ['dist/node.js'], {
      cwd: root,
      env: { ...process.env, SERVE: 'all', PORT: '0', DATA_DIR: data },
    });
    address = await new Promise<string>((resolve, reject) => {
      let text = '';
      child.stdout.on('data', (piece: Buffer) => {
        text += piece.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text);
        if (found) resolve(found[0]);
      });
      child.once('exit', () => reject(new Error(`The service ended: ${text}`)));
    });
    stop = async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true });
    };
    await mkdir(join(root, 'reports/pages'), { recursive: true });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await stop?.();
  });

  const visit = async (
    path: string,
    options: BrowserContextOptions = {},
  ): Promise<Page> => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    await page.goto(`${address}${path}`);
    return page;
  };
  const problems = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const { axe: checker } = window as unknown as { axe: typeof import('axe-core') };
      return (await checker.run()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes[0]?.html}`,
      );
    });
  };
  const question = "why does my leg hurt when it's my back that's bad";

  it.each([
    ['wide', { viewport: { width: 1280, height: 900 } }],
    ['narrow', { viewport: { width: 360, height: 740 } }],
  ])(
    'asks in the bubble of the demonstration and reads the answer, %s',
    async (name, options) => {
      const page = await visit('/', options);
      expect(await problems(page)).toEqual([]);
      await page.getByRole('button', { name: 'Ask a question' }).click();
      await page.getByText('I am an automated assistant').waitFor();
      await page.screenshot({ path: join(root, `reports/pages/open-${name}.png`) });
      await page.getByLabel('Type your question').fill(question);
      await page.keyboard.press('Enter');
      const turn = page.locator('article').last();
      await turn.getByText('Source: Lower Back Pain and Leg Pain').waitFor();
      expect(await turn.getByText('Draft, awaiting clinical review').isVisible()).toBe(
        true,
      );
      expect(
        await turn.getByText('General information, not medical advice').count(),
      ).toBe(1);
      expect(
        await turn.getByRole('link', { name: /^Book/ }).first().getAttribute('href'),
      ).toMatch(/^https:/);
      expect(await problems(page)).toEqual([]);
      await page.screenshot({ path: join(root, `reports/pages/answer-${name}.png`) });
      await page.context().close();
    },
  );

  it('shows the care card, and asks for a call-back in the chat', async () => {
    const page = await visit('/');
    await page.getByRole('button', { name: 'Ask a question' }).click();
    await page.getByRole('button', { name: 'Ask for a call-back' }).click();
    await page.getByLabel('Your name').fill('Sam Example');
    await page.getByRole('button', { name: /call/i }).last().scrollIntoViewIfNeeded();
    await page.locator('article form button').click();
    await page.locator('article .problem:not(:empty)').first().waitFor();
    await page.getByLabel(/Phone number or email/).fill('020 7946 0000');
    await page.locator('article [type=checkbox]').check();
    await page.locator('article form button').click();
    await page.locator('article form').waitFor({ state: 'detached' });
    await page
      .getByLabel('Type your question')
      .fill('I cannot feel my bum and I cannot pee');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /Call 999 or go to A&E now/ }).waitFor();
    // Also what was offered earlier gives way while the card stands.
    expect(await page.getByRole('link', { name: /^Book/ }).count()).toBe(0);
    expect(await problems(page)).toEqual([]);
    await page.context().close();
  });

  it('leaves a crisis page for good, so that "Back" shows nothing of it', async () => {
    const page = await visit('/faq');
    await page.route('https://www.bbc.co.uk/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Weather</h1>' }),
    );
    // Nobody may be quicker than the script that takes the page out of the history.
    await page.route('**/leave.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await route.continue();
    });
    await page.goto(`${address}/ask`);
    await page.getByLabel('Type your question').fill('my husband hits me');
    await page.getByRole('button', { name: 'Send' }).click({ noWaitAfter: true });
    await page.getByRole('link', { name: 'Leave this page now' }).click();
    await page.getByRole('heading', { name: 'Weather' }).waitFor();
    await page.goBack();
    expect(page.url()).toBe(`${address}/ask`);
    expect(await page.content()).not.toContain('husband');
  });

  it('answers without any script on a page of its own', async () => {
    const page = await visit('/ask', { javaScriptEnabled: false });
    await page.getByLabel('Type your question').fill(question);
    await page.getByRole('button', { name: 'Send' }).click();
    expect(page.url()).toBe(`${address}/ask`);
    expect(await page.getByText('Source: Lower Back Pain and Leg Pain').isVisible()).toBe(
      true,
    );
    await page
      .getByLabel('Type your question')
      .fill('I cannot feel my bum and I cannot pee');
    await page.getByRole('button', { name: 'Send' }).click();
    expect(await page.getByRole('link', { name: 'Call 999' }).isVisible()).toBe(true);
    await page.goto(`${address}/ask/call-back`);
    await page.getByRole('button').last().click();
    expect(await page.locator('.problem').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it.each([
    ['/ask', 'light'],
    ['/ask', 'dark'],
    ['/faq', 'light'],
    ['/faq', 'dark'],
    ['/ask/call-back', 'light'],
    ['/', 'dark'],
  ] as const)('has nothing for axe to find on %s, %s', async (path, colorScheme) => {
    const page = await visit(path, {
      colorScheme,
      viewport: { width: 1280, height: 900 },
    });
    expect(await problems(page)).toEqual([]);
    const name = `${path.replaceAll('/', '-')}-${colorScheme}`;
    await page.screenshot({ path: join(root, `reports/pages/page${name}.png`) });
    await page.setViewportSize({ width: 320, height: 640 });
    const spill = await page.evaluate(
      () => document.documentElement.scrollWidth - innerWidth,
    );
    expect(spill).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});
