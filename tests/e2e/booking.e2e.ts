import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJob } from '../../src/http/jobs.ts';
import type { CalcomDouble } from '../doubles/calcom.ts';
import { apiKey, startCalcom } from '../doubles/calcom.ts';
import type { WebhookDouble } from '../doubles/webhook.ts';
import { startWebhook } from '../doubles/webhook.ts';
import type { BookingService } from './booking-service.ts';
import { bookingService } from './booking-service.ts';
import { launchChromium } from './browser.ts';

const pictures = resolve(import.meta.dirname, '../../reports/pages');
const secret = 'a secret of sixteen or more';
const hourMs = 3_600_000;
describe('reaching a person from the chat', () => {
  let browser: Browser;
  let calcom: CalcomDouble;
  let webhook: WebhookDouble;
  let world: BookingService;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await launchChromium();
    calcom = await startCalcom(() => world.now());
    webhook = await startWebhook(secret);
    world = bookingService(
      {
        CALCOM_API_KEY: apiKey,
        CALLBACK_WEBHOOK_URL: 'https://hooks.example/call-backs',
        CALLBACK_WEBHOOK_SECRET: secret,
      },
      {
        doubles: {
          'https://api.cal.com': calcom.origin,
          'https://hooks.example': webhook.origin,
        },
        began: new Date('2026-11-23T08:00:00Z'),
      },
    );
    await world.start();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.remove();
    await calcom?.close();
    await webhook?.close();
  });

  const openChat = async (options = {}): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      ...options,
    });
    const page = await context.newPage();
    await page.goto(world.url());
    await page.getByRole('button', { name: 'Ask a question' }).click();
    await page.getByText('I am an automated assistant').waitFor();
    return page;
  };
  const ask = async (page: Page, query: string): Promise<Locator> => {
    await page.getByLabel('Type your question').fill(query);
    await page.keyboard.press('Enter');
    const turn = page.locator('article').last();
    await turn.getByText('You asked').waitFor({ state: 'attached' });
    return turn;
  };
  const chooseTime = async (page: Page): Promise<Locator> => {
    const reply = await ask(page, 'can I see someone');
    await reply.getByRole('button', { name: /^Book/ }).click();
    const turn = page.locator('article').last();
    await turn.getByRole('heading', { name: 'Choose a time' }).waitFor();
    return turn;
  };

  it('books a free time, from the question to the confirmation', async () => {
    const page = await openChat();
    const events = page.evaluate(
      () =>
        new Promise((done) => {
          const heard: unknown[] = [];
          addEventListener('vetted-handoff', (event) => {
            heard.push((event as CustomEvent).detail);
            if (heard.length === 3) done(heard);
          });
        }),
    );
    const turn = await chooseTime(page);
    await page.screenshot({ path: `${pictures}/booking-times.png` });
    await turn.getByRole('heading', { name: 'Tuesday 24 November' }).waitFor();
    await turn.locator('[value="2026-11-24T09:00:00.000Z"]').check();
    await turn.getByRole('button', { name: 'Continue' }).click();
    await turn.getByRole('heading', { name: /^Your details for/ }).waitFor();

    await turn.getByRole('button', { name: 'Book this time' }).click();
    await turn.getByText('Enter your name.').waitFor();
    await turn.getByLabel('Your name').fill('Ada Test');
    await turn.getByLabel('Email address').fill('ada@mail.example');
    await turn.getByRole('checkbox').check();
    await page.screenshot({ path: `${pictures}/booking-details.png` });
    await turn.getByRole('button', { name: 'Book this time' }).click();

    await turn.getByText(/You are booked for Tuesday 24 November at 9am/).waitFor();
    await page.screenshot({ path: `${pictures}/booking-done.png` });
    expect(calcom.bookings).toMatchObject([
      { start: '2026-11-24T09:00:00.000Z', attendee: { name: 'Ada Test' } },
    ]);
    expect(JSON.stringify(await events)).not.toMatch(/Ada|mail|example/);
    await page.context().close();
  });

  it('offers other times when that one has gone meanwhile', async () => {
    world.pass(hourMs);
    const page = await openChat();
    const turn = await chooseTime(page);
    await turn.locator('[value="2026-11-24T10:00:00.000Z"]').check();
    await turn.getByRole('button', { name: 'Continue' }).click();
    await turn.getByLabel('Your name').fill('Ben Test');
    await turn.getByLabel('Email address').fill('ben@mail.example');
    await turn.getByRole('checkbox').check();
    calcom.take('2026-11-24T10:00:00.000Z');
    await turn.getByRole('button', { name: 'Book this time' }).click();
    await turn.getByText('Somebody else has just taken that time').waitFor();
    await turn.getByRole('radio', { name: '11am' }).first().waitFor();
    await page.context().close();
  });

  it('leads to the booking page and the phone while the booking system is down', async () => {
    world.pass(hourMs);
    calcom.fault = 'down';
    const page = await openChat();
    const reply = await ask(page, 'can I see someone');
    await reply.getByRole('button', { name: /^Book/ }).click();
    const turn = page.locator('article').last();
    await turn.getByText('The booking service cannot be reached').waitFor();
    const link = turn.getByRole('link', { name: /^Book/ }).first();
    expect(await link.getAttribute('href')).toBe(
      'https://cal.com/example-clinic/first-visit',
    );
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await turn.getByRole('link', { name: /^Phone/ }).count()).toBeGreaterThan(0);
    calcom.fault = null;
    await page.context().close();
  });

  it('books without any script', async () => {
    world.pass(hourMs);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${world.url()}/ask/slots`);
    await page.locator('[value="2026-11-24T14:00:00.000Z"]').check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Your name').fill('Cy Test');
    await page.getByLabel('Email address').fill('cy@mail.example');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Book this time' }).click();
    await page.getByText('You are booked for Tuesday 24 November at 2pm').waitFor();
    expect(page.url()).not.toContain('cy');
    await context.close();
  });

  it('loses no call-back to a dead webhook and a restart', async () => {
    webhook.isDead = true;
    const page = await openChat();
    const reply = await ask(page, 'can I see someone');
    await reply.getByRole('button', { name: 'Ask for a call-back' }).click();
    const turn = page.locator('article').last();
    await turn.getByLabel('Your name').fill('Dee Test');
    await turn.getByLabel(/Phone number or email/).fill('020 7946 0000');
    await turn.getByRole('checkbox').check();
    await turn.getByRole('button', { name: 'Send request' }).click();
    await turn.getByText('The clinic has your request').waitFor();
    await page.context().close();

    await expect.poll(() => webhook.attempts.length).toBe(1);
    for (let hour = 0; hour < 4; hour += 1) {
      world.pass(hourMs);
      await runJob('often', world.service().dependencies);
    }
    expect(webhook.attempts.length).toBeGreaterThan(3);
    await world.stop();
    await world.start();
    webhook.isDead = false;
    world.pass(hourMs);
    await runJob('often', world.service().dependencies);
    const outbox = async () => world.service().dependencies.store?.outbox();
    await expect.poll(async () => (await outbox())?.waiting).toBe(0);
    const delivered = webhook.attempts.at(-1);
    expect(JSON.parse(delivered?.body ?? '')).toMatchObject({
      event: 'call-back',
      name: 'Dee Test',
      contact: '020 7946 0000',
    });
    expect(webhook.attempts.every(({ isSigned }) => isSigned)).toBe(true);
    expect(new Set(webhook.attempts.map(({ key }) => key)).size).toBe(1);
    const before = webhook.attempts.length;
    world.pass(hourMs);
    await runJob('often', world.service().dependencies);
    expect(webhook.attempts.length).toBe(before);
  });
});
