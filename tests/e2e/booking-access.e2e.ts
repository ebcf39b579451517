import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CalcomDouble } from '../doubles/calcom.ts';
import { apiKey, startCalcom } from '../doubles/calcom.ts';
import type { BookingService } from './booking-service.ts';
import { bookingService } from './booking-service.ts';
import { launchChromium } from './browser.ts';

const axe = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const plainLink = 'https://cal.com/example-clinic/first-visit';
const nine = '2026-11-24T09:00:00.000Z';

describe('the forms of booking in a browser', () => {
  let browser: Browser;
  let calcom: CalcomDouble;
  let world: BookingService;
  let page: Page;
  /** Every address that the page asked for. */
  let visited: string[];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    calcom = await startCalcom(() => world.now());
    world = bookingService(
      { CALCOM_API_KEY: apiKey, RATE_LIMIT: 'off' },
      {
        doubles: { 'https://api.cal.com': calcom.origin },
        began: new Date('2026-11-23T08:00:00Z'),
      },
    );
    await world.start();
    page = await (await browser.newContext()).newPage();
    visited = [];
    page.on('request', (request) => visited.push(request.url()));
  });
  afterEach(async () => {
    await page.context().close();
    await world.remove();
    await calcom.close();
  });

  /** From a question (with a health word) to the booking system's first reply. */
  const openTimes = async (
    query = 'can I see someone about my sciatica',
  ): Promise<Locator> => {
    await page.goto(world.url());
    await page.getByRole('button', { name: 'Ask a question' }).click();
    await page.getByText('I am an automated assistant').waitFor();
    await page.getByLabel('Type your question').fill(query);
    await page.keyboard.press('Enter');
    const booking = page
      .locator('vetted-chat article')
      .last()
      .getByRole('button', { name: /^Book/ });
    await booking.first().click();
    await page.locator('vetted-chat article').nth(1).waitFor();
    return page.locator('vetted-chat article').last();
  };
  const chooseNine = async (turn: Locator): Promise<void> => {
    await turn.locator(`[value="${nine}"]`).check();
    await turn.getByRole('button', { name: 'Continue' }).click();
    await turn.getByLabel('Your name').fill('Sam Example');
    await turn.getByRole('checkbox').check();
  };
  const problems = async (): Promise<string[]> => {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const { axe: checker } = window as unknown as { axe: typeof import('axe-core') };
      return (await checker.run()).violations.map(
        ({ id, nodes }) => `${id}: ${nodes[0]?.html}`,
      );
    });
  };

  it('have nothing for axe to find, step by step', async () => {
    const turn = await openTimes();
    await turn.getByRole('heading', { name: 'Choose a time' }).waitFor();
    expect(await problems()).toEqual([]);
    await chooseNine(turn);
    expect(await problems()).toEqual([]);
    await turn.getByLabel('Email address').fill('sam@mail.example');
    await turn.getByRole('button', { name: 'Book this time' }).click();
    await turn.getByText(/You are booked for/).waitFor();
    expect(await problems()).toEqual([]);
  });

  it('have nothing for axe to find on a page without script', async () => {
    await page.goto(`${world.url()}/ask/slots`);
    await page.getByRole('heading', { name: 'Tuesday 24 November' }).waitFor();
    expect(await problems()).toEqual([]);
  });

  it('follow a reply that says once whether the clinic is open', async () => {
    await openTimes('can I speak to a human please');
    const reply = page.locator('vetted-chat article').first();
    expect(await reply.getByText('Open now until 1pm').count()).toBe(1);
  });

  it('say beside a wrong e-mail address what is wrong, and then book once', async () => {
    const turn = await openTimes();
    await chooseNine(turn);
    const email = turn.getByLabel('Email address');
    await email.fill('sam@mail');
    await turn.getByRole('button', { name: 'Book this time' }).click();
    await turn.getByText('Enter an email address, like name@example.com.').waitFor();
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    expect(await email.evaluate((input) => input.matches(':focus'))).toBe(true);
    expect(await turn.getByLabel('Your name').inputValue()).toBe('Sam Example');
    expect(await problems()).toEqual([]);
    expect(calcom.bookings).toEqual([]);

    await email.fill('sam@mail.example');
    await turn.getByRole('button', { name: 'Book this time' }).dblclick();
    await turn.getByText(/You are booked for/).waitFor();
    expect(calcom.requests.filter((line) => line.startsWith('POST'))).toHaveLength(1);
    expect(calcom.bookings).toHaveLength(1);
  });

  it('put no word of the question and nothing typed into an address', async () => {
    const turn = await openTimes();
    await chooseNine(turn);
    await turn.getByLabel('Email address').fill('sam@mail.example');
    await turn.getByRole('button', { name: 'Book this time' }).click();
    await turn.getByText(/You are booked for/).waitFor();
    const links = await page
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    const addresses = [...visited, ...calcom.requests, ...links].join('\n');
    expect(addresses).toContain('/api/bookings');
    expect(addresses).not.toMatch(/see.someone|sam|mail\.example/i);
    expect([...visited, ...calcom.requests].join('\n')).not.toMatch(/sciatica/i);
    expect(JSON.stringify(calcom.bookings)).not.toMatch(/sciatica/i);
  });

  it('lead on by the plain link when a time has gone', async () => {
    const turn = await openTimes();
    await chooseNine(turn);
    await turn.getByLabel('Email address').fill('sam@mail.example');
    calcom.take(nine);
    await turn.getByRole('button', { name: 'Book this time' }).click();
    await turn.getByText('Somebody else has just taken that time').waitFor();
    expect(await turn.locator(`[value="${nine}"]`).count()).toBe(0);
    const link = turn.getByRole('link', { name: /See all times on the booking/ }).last();
    expect(await link.getAttribute('href')).toBe(plainLink);
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await problems()).toEqual([]);
  });

  it.each([
    ['slow', 'The booking service is slow'],
    ['limited', 'The booking service is busy'],
    ['changed', 'an answer that we do not understand'],
  ] as const)('lead to a person while the service is %s', async (fault, text) => {
    calcom.fault = fault;
    const turn = await openTimes();
    await turn.getByText(text).waitFor();
    const link = turn.getByRole('link', { name: /^Book a visit/ }).first();
    expect(await link.getAttribute('href')).toBe(plainLink);
    expect(await turn.getByRole('link', { name: /^Phone/ }).count()).toBeGreaterThan(0);
    expect(
      await turn.getByRole('button', { name: 'Ask for a call-back' }).isVisible(),
    ).toBe(true);
    expect(await problems()).toEqual([]);
  });
});
