import { describe, expect, it } from 'vitest';
import { withBench } from './widget-page.ts';

describe('when things fail', () => {
  const bench = withBench();
  const contact =
    '<vetted-chat><p>Phone us on <a href="tel:+442079460000">020 7946 0000</a></p></vetted-chat>';

  it('tries a broken connection and a server fault again, with one key', async () => {
    let attempts = 0;
    bench.service.reply = ({ path }) => {
      if (path !== '/api/ask') return undefined;
      attempts += 1;
      if (attempts === 1) return 'break';
      return attempts === 2 ? { status: 503, body: {} } : undefined;
    };
    await bench.visit();
    await bench.open();
    const turn = await bench.ask('leg');
    await turn.getByRole('heading', { name: /Why does my leg hurt/ }).waitFor();
    const asked = bench.service.received.filter(({ path }) => path === '/api/ask');
    expect(asked).toHaveLength(3);
    expect(new Set(asked.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  it('does not repeat what was refused; says why, keeps the question, tries when asked', async () => {
    bench.service.reply = ({ path }) =>
      path === '/api/ask'
        ? {
            status: 429,
            body: {
              detail: 'Too many questions.',
              phone: '020 7946 0000',
              emergency: 'Phone 999.',
            },
          }
        : undefined;
    await bench.visit(contact);
    await bench.open();
    const turn = await bench.ask('my leg');
    await turn.getByText('Too many questions.').waitFor();
    expect(await turn.getByText('Phone 999.').isVisible()).toBe(true);
    expect(await bench.page.getByText('Phone us on').isVisible()).toBe(true);
    expect(bench.service.received.filter(({ path }) => path === '/api/ask')).toHaveLength(
      1,
    );
    bench.service.reply = () => undefined;
    await turn.getByRole('button', { name: 'Try again' }).click();
    await turn.getByRole('heading', { name: /Why does my leg hurt/ }).waitFor();
    expect(bench.service.received.at(-1)?.body).toEqual({ query: 'my leg' });
    expect(await bench.page.getByText('Phone us on').isVisible()).toBe(false);
  });

  it('gives up after ten seconds of silence, once', async () => {
    bench.service.reply = ({ path }) => (path === '/api/ask' ? 'never' : undefined);
    await bench.visit();
    await bench.open();
    await bench.input.fill('leg');
    await bench.page.keyboard.press('Enter');
    await bench.page
      .getByRole('button', { name: 'Try again' })
      .waitFor({ timeout: 14_000 });
    expect(bench.service.received.filter(({ path }) => path === '/api/ask')).toHaveLength(
      1,
    );
  });

  it('waits while offline and sends when online again, in order', async () => {
    await bench.visit();
    await bench.open();
    const context = bench.page.context();
    await context.setOffline(true);
    await bench.ask('first');
    await bench.ask('second');
    await bench.page.getByText('You are offline.').nth(1).waitFor();
    await context.setOffline(false);
    await bench.page
      .getByRole('heading', { name: /Why does my leg hurt/ })
      .nth(1)
      .waitFor();
    const asked = bench.service.received.filter(({ path }) => path === '/api/ask');
    expect(asked.map(({ body }) => body.query)).toEqual(['first', 'second']);
  });

  it("shows the page's own contact lines when the service is down, and recovers", async () => {
    bench.service.reply = () => ({ status: 422, body: {} });
    await bench.visit(contact);
    await bench.launcher.click();
    await bench.page.getByText('Sorry, this did not work.').waitFor();
    expect(await bench.page.getByText('Phone us on').isVisible()).toBe(true);
    bench.service.reply = () => undefined;
    await bench.page.getByRole('button', { name: 'Try again' }).click();
    await bench.page.getByText('Hello. I answer questions').waitFor();
    expect(await bench.page.getByText('Phone us on').isVisible()).toBe(false);
  });

  it('survives blocked storage', async () => {
    await bench.page.addInitScript(() => {
      Object.defineProperty(window, 'sessionStorage', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    });
    await bench.visit('<vetted-chat remember></vetted-chat>');
    await bench.open();
    const turn = await bench.ask('leg');
    await turn.getByRole('heading', { name: /Why does my leg hurt/ }).waitFor();
  });

  it('keeps at most twenty turns for the tab, and only where the page asks for it', async () => {
    await bench.visit('<vetted-chat remember></vetted-chat>');
    await bench.open();
    await bench.page.evaluate(() => {
      const chat = document.querySelector('vetted-chat') as HTMLElement & {
        ask(q: string): void;
      };
      for (let count = 1; count <= 22; count += 1) chat.ask(`question ${count}`);
    });
    await bench.page
      .getByRole('heading', { name: /Why does my leg hurt/ })
      .nth(21)
      .waitFor();
    await bench.page.reload();
    await bench.open();
    expect(await bench.page.locator('article').count()).toBe(20);
    await bench.page.getByRole('button', { name: 'Start again' }).click();
    expect(await bench.page.evaluate(() => sessionStorage.length)).toBe(0);
  });
});
