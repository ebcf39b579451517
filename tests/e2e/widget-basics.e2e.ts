import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { galleryReplies } from '../../src/http/pages/gallery-replies.ts';
import { withBench } from './widget-page.ts';

describe('the widget', () => {
  const bench = withBench();

  it('fetches, stores and opens nothing before it is used', async () => {
    await bench.visit();
    const { page, service } = bench;
    await page.waitForTimeout(200);
    expect(service.received).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(
      0,
    );
    expect(await bench.panel.isVisible()).toBe(false);
  });

  it('opens, asks and shows the short answer first, the rest on request', async () => {
    await bench.visit();
    await bench.open();
    const turn = await bench.ask('why does my leg hurt');
    await turn.getByRole('heading', { name: 'Why does my leg hurt when' }).waitFor();
    expect(await turn.getByText('Common reasons are:').isVisible()).toBe(false);
    expect(await turn.getByText('phone NHS 111').isVisible()).toBe(true);
    await turn.getByRole('button', { name: 'Read more' }).click();
    expect(await turn.getByText('Common reasons are:').isVisible()).toBe(true);
    const asked = bench.service.received.find(({ path }) => path === '/api/ask');
    expect(asked?.body).toEqual({ query: 'why does my leg hurt' });
    expect(await turn.locator('p.fine').allTextContents()).toEqual([
      'Source: Back pain explained, Question 2, Example Clinic. Reviewed by A. Example, lead physiotherapist, 12 March 2026',
      galleryReplies.answer.disclaimer,
    ]);
  });

  it('hands the context of the last reply on, and asks for a follow-up by its label', async () => {
    await bench.visit();
    await bench.open();
    const turn = await bench.ask('why does my leg hurt');
    await turn.getByRole('button', { name: 'Which exercises help?' }).click();
    await bench.page.locator('article').nth(1).getByRole('heading').first().waitFor();
    const asked = bench.service.received.filter(({ path }) => path === '/api/ask');
    expect(asked[1]?.body).toEqual({
      query: 'Which exercises help?',
      entry: 'exercises',
      context: galleryReplies.answer.context,
    });
  });

  it('marks wording that nobody has signed', async () => {
    bench.service.reply = ({ path }) =>
      path === '/api/ask' ? { body: galleryReplies.draft } : undefined;
    await bench.visit();
    await bench.open();
    const turn = await bench.ask('leg');
    expect(await turn.getByText('Draft, awaiting clinical review').isVisible()).toBe(
      true,
    );
    expect(await turn.getByText('Reviewed by').count()).toBe(0);
  });

  it('shows both answers of two questions', async () => {
    bench.service.reply = ({ path }) =>
      path === '/api/ask' ? { body: galleryReplies.two } : undefined;
    await bench.visit();
    await bench.open();
    const turn = await bench.ask('two things');
    expect(await turn.locator('h3:not(.fine)').allTextContents()).toEqual([
      'Why does my leg hurt when the problem is in my back?',
      'Does physiotherapy help with sciatica?',
    ]);
    expect(await turn.getByText('General information').count()).toBe(1);
  });

  it("offers 'None of these' with options, and sends its words as the query", async () => {
    bench.service.reply = ({ path }) =>
      path === '/api/ask' ? { body: galleryReplies.options } : undefined;
    await bench.visit();
    await bench.open();
    const turn = await bench.ask('disc or what');
    await turn.getByRole('button', { name: 'None of these' }).click();
    await bench.page.locator('article').nth(1).waitFor();
    await expect
      .poll(() => bench.service.received.at(-1)?.body)
      .toMatchObject({ query: 'None of these' });
    expect(bench.service.received.at(-1)?.body).not.toHaveProperty('entry');
  });

  it('always shows how to browse all topics, grouped, and asks for the one chosen', async () => {
    await bench.visit();
    await bench.open();
    await bench.page.getByRole('button', { name: 'Browse all topics' }).click();
    const turn = bench.page.locator('article').last();
    await turn.getByText('Treatment').click();
    await turn.getByRole('button', { name: 'When is surgery considered?' }).click();
    await expect
      .poll(() => bench.service.received.at(-1)?.body)
      .toMatchObject({ entry: 'surgery', query: 'When is surgery considered?' });
  });

  it('takes a Yes or a No with its reason, and thanks', async () => {
    await bench.visit();
    await bench.open();
    const turn = await bench.ask('leg');
    await turn.getByRole('button', { name: 'No', exact: true }).click();
    await turn.getByRole('button', { name: 'Not enough detail' }).click();
    expect(await turn.getByText('Thank you.').isVisible()).toBe(true);
    const feedback = () =>
      bench.service.received.find(({ path }) => path === '/api/feedback');
    await expect.poll(feedback).toBeTruthy();
    expect(feedback()?.body).toEqual({
      entry: 'example',
      knowledge: galleryReplies.answer.knowledge,
      helpful: false,
      reason: 'not-enough',
    });
  });

  it('shows the newest turn when it is opened, and the greeting after starting again', async () => {
    await bench.visit('<vetted-chat remember></vetted-chat>');
    await bench.open();
    await bench.ask('leg');
    await bench.ask('back');
    await bench.page.reload();
    await bench.open();
    const newest = bench.page.locator('article').last();
    const inSight = (node: Locator) =>
      node.evaluate((element) => {
        const log = element.closest('.log')?.getBoundingClientRect();
        const { top } = element.getBoundingClientRect();
        return !!log && top >= log.top - 1 && top < log.bottom - 20;
      });
    expect(await inSight(newest)).toBe(true);
    await bench.page.getByRole('button', { name: 'Start again' }).click();
    expect(await inSight(bench.page.getByText('Hello. I answer'))).toBe(true);
  });

  it('starts again with nothing left of the conversation', async () => {
    await bench.visit();
    await bench.open();
    await bench.ask('leg');
    await bench.page.getByRole('button', { name: 'Start again' }).click();
    expect(await bench.page.locator('article').count()).toBe(0);
    await bench.ask('back');
    expect(bench.service.received.at(-1)?.body).toEqual({ query: 'back' });
  });

  it('shows how many replies came while it was closed', async () => {
    await bench.visit();
    await bench.open();
    await bench.page.keyboard.press('Escape');
    await bench.page.evaluate(() =>
      (
        document.querySelector('vetted-chat') as HTMLElement & { ask(q: string): void }
      ).ask('leg'),
    );
    await bench.page
      .getByRole('button', { name: 'Ask a question, 1 new message' })
      .waitFor();
    await bench.launcher.click();
    await bench.page.keyboard.press('Escape');
    expect(await bench.launcher.textContent()).toBe('Ask a question');
  });

  it('tells the page what happens, without a word of what was said', async () => {
    await bench.visit();
    await bench.page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      for (const name of ['open', 'close', 'reply', 'feedback', 'error', 'handoff']) {
        document.addEventListener(`vetted-${name}`, (event) =>
          heard.push([name, (event as CustomEvent).detail]),
        );
      }
    });
    await bench.open();
    const turn = await bench.ask('my leg hurts');
    await turn.getByRole('button', { name: 'Yes' }).click();
    await turn.getByRole('link', { name: 'Phone 020 7946 0000' }).evaluate((link) => {
      link.addEventListener('click', (event) => event.preventDefault());
      (link as HTMLElement).click();
    });
    bench.service.reply = () => ({ status: 422, body: {} });
    await bench.ask('again');
    await bench.page.keyboard.press('Escape');
    expect(
      await bench.page.evaluate(() => (window as unknown as { heard: unknown }).heard),
    ).toEqual([
      ['open', null],
      ['reply', { kind: 'answer' }],
      ['feedback', { helpful: true }],
      ['handoff', { type: 'phone' }],
      ['error', { status: 422 }],
      ['close', null],
    ]);
  });

  it('copies and saves the conversation as text, with times', async () => {
    await bench.visit();
    await bench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await bench.open();
    await bench.ask('my leg hurts');
    await bench.page.getByRole('button', { name: 'Copy' }).click();
    await bench.page.getByText('Done.').waitFor({ state: 'attached' });
    const text = await bench.page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain('You asked: my leg hurts');
    expect(text).toMatch(/\d\d:\d\d/);
    expect(text).toContain('Common reasons are:');
    expect(text).not.toContain('Read more');
    const download = bench.page.waitForEvent('download');
    await bench.page.getByRole('button', { name: 'Save' }).click();
    expect((await download).suggestedFilename()).toBe('chat.txt');
  });
});
