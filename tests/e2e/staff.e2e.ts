import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { formReplySchema } from '../../src/schema/form-reply.ts';
import { askAsVisitor, morning, mostMissed, passMorning } from '../simulate/morning.ts';
import { launchChromium } from './browser.ts';
import type { StaffService } from './staff-service.ts';
import { startStaffService } from './staff-service.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
/** Compiling the knowledge twice, on a machine that is busy with other tests. */
const compileMs = 120_000;

let service: StaffService;
let browser: Browser;
let page: Page;
const refused: string[] = [];
let kinds: Readonly<Record<string, number>>;

beforeAll(async () => {
  service = await startStaffService();
  kinds = await passMorning(service.url);
  browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  context.setDefaultTimeout(compileMs);
  page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(service.url)) refused.push(request.url());
  });
}, compileMs);

afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

type Violation = { readonly id: string; readonly nodes: readonly { html: string }[] };

/** Nothing wrong for axe, and nothing wider than the screen, wide or at 360 px. */
const expectSound = async (): Promise<void> => {
  await page.evaluate(axe);
  for (const width of [1200, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const found = await page.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: readonly Violation[] }> };
      };
      const { violations } = await checker.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(found).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - globalThis.innerWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1200, height: 900 });
};

const menu = (name: string) => page.getByRole('navigation').getByRole('link', { name });
const titles = () => page.locator('.groups h3').allTextContents();

/** Waits until the next visitor who asks is answered with this entry. */
const expectAnswered = (query: string, entry: string): Promise<void> =>
  vi.waitFor(
    async () => {
      const reply = await askAsVisitor(service.url, query);
      expect(reply).toMatchObject({ kind: 'answer', entry: { id: entry } });
    },
    { timeout: compileMs, interval: 500 },
  );

describe('a receptionist, after a morning of visitors', { timeout: compileMs }, () => {
  it('signs in with the link that the service printed, once', async () => {
    await page.goto(`${service.url}/staff`);
    expect(page.url()).toBe(`${service.url}/staff/sign-in`);
    await expectSound();
    await page.goto(service.signInLink);
    expect(page.url()).toBe(`${service.url}/staff`);
    const other = await (await browser.newContext()).newPage();
    await other.goto(service.signInLink);
    expect(await other.getByRole('alert').textContent()).toContain('used already');
    await other.context().close();
  });

  it('sees on Today what the visitors met', async () => {
    const figure = async (label: string): Promise<string | null> =>
      page.locator('.figure', { hasText: label }).locator('dd').textContent();
    await vi.waitFor(async () => {
      await page.reload();
      expect(await figure('Asked')).toBe(String(morning.length));
    });
    expect(await figure('Answered')).toBe(String(kinds.answer));
    expect(await figure('Missed')).toBe(String(kinds.fallback));
    expect(await figure('Care cards')).toBe(String(kinds.care));
    await expectSound();
  });

  it('finds the three most missed questions on top', async () => {
    await menu('Unanswered').click();
    expect((await titles()).slice(0, 3)).toEqual([
      mostMissed.needsEntry,
      mostMissed.belongsToEntry,
      mostMissed.third,
    ]);
    await expectSound();
  });

  it('gives a missed question to the entry that answers it', async () => {
    await page.getByRole('link', { name: mostMissed.belongsToEntry }).click();
    await expectSound();
    await page.getByLabel('Another entry:').check();
    const entry = page.getByLabel('How can lower back issues cause leg pain?');
    if ((await entry.count()) > 0) await entry.check();
    else await page.locator('#other-entry').selectOption('sec-how-back-causes-leg');
    await page.getByRole('button', { name: 'See what it would change' }).click({
      noWaitAfter: true,
    });
    await page.getByText('Working on it').waitFor({ state: 'visible' });
    const patch = await page.locator('.patch').textContent();
    expect(await page.getByText('Working on it').isVisible()).toBe(false);
    expect(patch).toContain(`+  - ${mostMissed.belongsToEntry}`);
    const asked = page.getByRole('table', { name: 'The visitors’ questions' });
    expect(await asked.textContent()).toContain(
      'answered with “How can lower back issues cause leg pain?”',
    );
    await expectSound();
    const file = join(
      service.folder,
      'knowledge/articles/lower-back-and-leg-pain/how-back-causes-leg.md',
    );
    const before = readFileSync(file, 'utf8');
    expect(before).not.toContain(mostMissed.belongsToEntry);
    await page.getByRole('button', { name: 'Write it into the file' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Written');
    await expectSound();
    const line = `  - ${mostMissed.belongsToEntry}\n`;
    expect(readFileSync(file, 'utf8').replace(line, '')).toBe(before);
    await expectAnswered(mostMissed.belongsToEntry, 'sec-how-back-causes-leg');
  });

  it('begins a new entry from another', async () => {
    await menu('Unanswered').click();
    await page.getByRole('link', { name: mostMissed.needsEntry }).click();
    await page.getByText('It needs a new entry').click();
    const form = page.getByRole('form', { name: 'Needs a new entry' });
    await form.getByLabel('The question').fill('Is there a place for my coat?');
    const known = await form.getByLabel('Other ways').inputValue();
    await form
      .getByLabel('Other ways')
      .fill(`${known}\ncoat rack\nare there coat hooks anywhere`);
    await form.getByLabel('The answer').fill('There are hooks beside the door.');
    await form.getByLabel('Topic').selectOption({ index: 0 });
    await form.getByLabel('Your name').fill('Robin Desk');
    await expectSound();
    await form.getByRole('button').click();
    expect(await page.locator('.patch').textContent()).toContain('new file mode 100644');
    await page.getByRole('button', { name: 'Write it into the file' }).click();
    expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe(
      'Written into knowledge/faqs/place-coat.md',
    );
    await expectAnswered(mostMissed.needsEntry, 'faq-place-coat');
    const reply = await askAsVisitor(service.url, 'where could I hang up a coat');
    expect(reply.entry).toMatchObject({ id: 'faq-place-coat', status: 'unsigned' });
  });

  it('sees them answered, and the third still missed', async () => {
    await menu('Unanswered').click();
    expect((await titles())[0]).toBe(mostMissed.third);
    expect(await page.getByText('Answered now').count()).toBeGreaterThanOrEqual(2);
  });

  it('is told what keeps an edit from being made', async () => {
    await page.getByRole('link', { name: mostMissed.needsEntry }).click();
    await page.getByText('It belongs to an entry').click();
    await page.getByLabel('Is there a place for my coat?').check();
    await page.getByRole('button', { name: 'See what it would change' }).click();
    expect(await page.locator('.notice-bad').textContent()).toContain(
      'has this phrasing already',
    );
    expect(await page.getByRole('button', { name: 'Write it' }).count()).toBe(0);
  });

  it('tries a question and reads why', async () => {
    await menu('Try it').click();
    await page
      .getByLabel('Question', { exact: true })
      .fill('my groin has gone numb and I cannot pee');
    await page.getByRole('button', { name: 'Ask' }).click();
    expect(await page.locator('.care').textContent()).toContain('999');
    await expectSound();
    await page.getByLabel('Question', { exact: true }).fill('what is sciatica');
    await page.getByRole('button', { name: 'Ask' }).click();
    expect(await page.locator('.headline').textContent()).toContain('What is sciatica?');
    await expectSound();
  });

  it('reads the knowledge, entry by entry', async () => {
    await menu('Knowledge').click();
    await expectSound();
    await page.getByLabel('Words').fill('coat');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('link', { name: 'Is there a place for my coat?' }).click();
    expect(await page.locator('.seen').textContent()).toContain('hooks beside the door');
    await expectSound();
  });

  it('calls back who asked for it', async () => {
    await menu('Call-backs').click();
    expect(await page.locator('.empty').textContent()).toContain('Nobody is waiting');
    const offered = formReplySchema.parse(
      await (await fetch(`${service.url}/api/call-back`)).json(),
    );
    const form = offered.blocks.find((block) => block.type === 'form');
    const typed: Readonly<Record<string, string>> = {
      name: 'Sam Visitor',
      contact: '020 7946 0018',
      consent: 'yes',
    };
    const fields = Object.fromEntries(
      (form?.fields ?? []).map(({ name, value, options }) => [
        name,
        typed[name] ?? value ?? options?.[0]?.value ?? '',
      ]),
    );
    const kept = await fetch(`${service.url}/api/call-back`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(fields),
    });
    expect(await kept.json()).toMatchObject({ state: 'kept' });
    await page.reload();
    await expectSound();
    expect(await page.locator('.card').textContent()).toContain('Sam Visitor');
    await page.getByRole('button', { name: 'Mark as done' }).click();
    expect(await page.locator('.card').textContent()).toContain('Done');
    await page.getByText('Delete', { exact: true }).click();
    await page.getByRole('button', { name: 'Yes, delete' }).click();
    expect(await page.locator('.empty').count()).toBe(1);
  });

  it('signs out, and nothing was refused or fetched from elsewhere', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.goto(`${service.url}/staff/knowledge`);
    expect(page.url()).toBe(`${service.url}/staff/sign-in`);
    expect(refused).toEqual([]);
  });
});
