import { describe, expect, it } from 'vitest';
import { galleryReplies } from '../../src/http/pages/gallery-replies.ts';
import { emptyContext } from '../../src/schema/context.ts';
import { withBench } from './widget-page.ts';

describe('care cards', () => {
  const bench = withBench();
  const context = {
    ...emptyContext,
    turn: 1,
    care: { route: 'emergency', card: 'example' },
  };

  it('stand alone with their phone numbers; nothing is sold or asked beside them', async () => {
    await bench.visit();
    await bench.open();
    const turn = await bench.ask("I can't feel my legs");
    expect(await turn.getByRole('link').allTextContents()).toEqual(['Call 999']);
    expect(await turn.getByRole('button').count()).toBe(0);
    expect(await turn.getByRole('link').getAttribute('href')).toBe('tel:999');
    await expect(
      bench.page.getByRole('link', { name: 'Book an appointment' }).count(),
    ).resolves.toBe(0);
    expect(
      await bench.page.getByRole('link', { name: 'Phone 020 7946 0000' }).count(),
    ).toBe(1);
  });

  it('leave a reminder that stays until it is dismissed', async () => {
    const reminder = { body: { ...galleryReplies.reminder, context } };
    bench.service.reply = ({ path, body }) =>
      path !== '/api/ask' || /feel/.test(String(body.query))
        ? undefined
        : body.dismiss === 'care'
          ? { body: { ...galleryReplies.fallback, context: emptyContext } }
          : reminder;
    await bench.visit();
    await bench.open();
    const { page } = bench;
    await bench.ask("I can't feel my legs");
    await bench.ask('can I book');
    await bench.ask('and now');
    const bar = page.locator('.reminder');
    expect(await bar.getByRole('link', { name: 'Call 999' }).isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'Book an appointment' }).count()).toBe(0);
    const starter = page.locator('.greeting button').first();
    expect(await page.locator('.links:visible').count()).toBe(0);
    await page.getByRole('button', { name: 'I have read this' }).click();
    await bar.waitFor({ state: 'detached' });
    expect(bench.service.received.at(-1)?.body).toEqual({
      query: 'I have read this',
      dismiss: 'care',
      context,
    });
    await page
      .locator('.reach')
      .getByRole('link', { name: 'Book an appointment' })
      .waitFor();
    expect(await starter.isVisible()).toBe(true);
    expect(await page.locator('article:visible').count()).toBe(3);
  });

  it('keep the conversation’s own tools in reach: start again, copy, save', async () => {
    await bench.visit();
    await bench.open();
    const { page } = bench;
    await bench.ask("I can't feel my legs");
    await page.getByRole('heading', { name: /Call 999/ }).waitFor();
    for (const name of ['Copy', 'Save', 'Start again']) {
      expect(await page.getByRole('button', { name }).isVisible()).toBe(true);
    }
    await page.getByRole('button', { name: 'Start again' }).click();
    expect(await page.locator('article').count()).toBe(0);
    expect(await page.getByText('Hello. I answer').isVisible()).toBe(true);
  });

  it('say in this order: what to do, how to call, in which cases', async () => {
    await bench.visit();
    await bench.open();
    const turn = await bench.ask("I can't feel my legs");
    await turn.locator('.card').waitFor();
    const parts = await turn
      .locator('.card :is(h3, a, li)')
      .evaluateAll((nodes) => nodes.map(({ localName }) => localName));
    expect(parts).toEqual(['h3', 'a', 'li', 'li', 'li']);
  });

  it('let somebody in a crisis leave at once, with nothing left behind', async () => {
    bench.service.reply = ({ path }) =>
      path === '/api/ask' ? { body: galleryReplies.crisis } : undefined;
    await bench.visit('<vetted-chat remember exit-href="/left"></vetted-chat>');
    await bench.open();
    await bench.ask('I cannot go on');
    expect(await bench.page.evaluate(() => sessionStorage.length)).toBe(1);
    await bench.page.getByRole('button', { name: 'Leave this page now' }).click();
    await bench.page.waitForURL('**/left');
    expect(await bench.page.evaluate(() => sessionStorage.length)).toBe(0);
    await bench.page.goBack();
    expect(bench.page.url()).not.toBe(`${bench.service.origin}/`);
  });
});

describe('forms of the service', () => {
  const bench = withBench();
  const form = galleryReplies.callBackForm.blocks[0];

  const openForm = async (): Promise<void> => {
    await bench.visit();
    await bench.open();
    await bench.page
      .locator('.reach')
      .getByRole('button', { name: 'Ask for a call back' })
      .click();
    await bench.page.getByLabel('Your name').waitFor();
  };

  it('are fetched where an action names one, and posted once for a double tap', async () => {
    bench.service.reply = ({ path, headers }) =>
      path !== '/api/call-back'
        ? undefined
        : headers['content-type']
          ? {
              body: { state: 'kept', blocks: galleryReplies.handOff.blocks, actions: [] },
            }
          : { body: { state: 'form', blocks: [form], actions: [] } };
    await openForm();
    const { page, service } = bench;
    await page.getByLabel('Your name').fill('Sam');
    await page.getByLabel('Phone number').fill('020 7946 0000');
    await page.getByLabel(/You may use these details/).check();
    await page.getByRole('button', { name: 'Send my request' }).dblclick();
    await page.locator('article').getByText('Here is how to reach a person').waitFor();
    const posts = service.received.filter(
      ({ path, body }) => path === '/api/call-back' && body.name,
    );
    expect(posts).toHaveLength(1);
    expect(posts[0]?.body).toEqual({
      name: 'Sam',
      phone: '020 7946 0000',
      when: 'any',
      consent: 'yes',
      'form-token': '1',
    });
    expect(posts[0]?.headers['idempotency-key']).toMatch(/^[\w-]{8,64}$/);
  });

  it('say what is wrong beside each field and keep what was typed', async () => {
    bench.service.reply = ({ path, body }) =>
      path !== '/api/call-back'
        ? undefined
        : 'name' in body
          ? {
              status: 422,
              body: {
                detail: 'Please check.',
                fields: { phone: 'Enter a phone number.', consent: 'Tick.' },
              },
            }
          : { body: { state: 'form', blocks: [form], actions: [] } };
    await openForm();
    const { page } = bench;
    await page.getByLabel('Your name').fill('Sam');
    await page.getByRole('button', { name: 'Send my request' }).click();
    await page.getByText('Enter a phone number.').waitFor();
    const phone = page.getByLabel('Phone number');
    expect(await phone.getAttribute('aria-invalid')).toBe('true');
    const described = await phone.evaluate(
      (input) =>
        (input.getRootNode() as ShadowRoot).getElementById(
          input.getAttribute('aria-describedby') ?? '',
        )?.textContent,
    );
    expect(described).toContain('Enter a phone number.');
    expect(await page.getByLabel('Your name').inputValue()).toBe('Sam');
    expect(await phone.evaluate((input) => input.matches(':focus'))).toBe(true);
  });

  it('are never sent to another site', async () => {
    const away = { ...form, action: 'https://evil.example/take' };
    bench.service.reply = ({ path }) =>
      path === '/api/call-back'
        ? { body: { state: 'form', blocks: [away], actions: [] } }
        : undefined;
    await openForm();
    const asked: string[] = [];
    bench.page.on('request', (request) => asked.push(request.url()));
    await bench.page.getByRole('button', { name: 'Send my request' }).click();
    await bench.page.waitForTimeout(300);
    expect(asked).toEqual([]);
  });
});
