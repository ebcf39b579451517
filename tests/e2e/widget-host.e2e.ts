import { describe, expect, it } from 'vitest';
import { withBench } from './widget-page.ts';
import { hostPage, strictPolicy } from './widget-service.ts';

type Chat = HTMLElement & {
  open: boolean;
  show(): void;
  hide(): void;
  ask(q: string): void;
};

describe('on a host page', () => {
  const bench = withBench();

  it('works under a strict policy with Trusted Types, with no violation', async () => {
    const violations: string[] = [];
    bench.page.on('console', (message) => {
      if (message.type() === 'error') violations.push(message.text());
    });
    await bench.visit('<vetted-chat></vetted-chat>', '', {
      'content-security-policy': strictPolicy,
    });
    await bench.open();
    const turn = await bench.ask('leg');
    await turn.getByRole('button', { name: 'Read more' }).click();
    expect(await bench.panel.evaluate((panel) => getComputedStyle(panel).display)).toBe(
      'flex',
    );
    expect(violations).toEqual([]);
  });

  it('looks the same beside hostile styles, and stands above everything when open', async () => {
    const measure = () =>
      bench.panel.evaluate((panel) => {
        const { width, height } = panel.getBoundingClientRect();
        const send = panel.querySelector('.composer button');
        const { fontSize, color, padding } = getComputedStyle(send as Element);
        return { width, height, fontSize, color, padding };
      });
    await bench.visit();
    await bench.open();
    const calm = await measure();
    const hostile = `<style>* { all: revert !important } html { font-size: 62.5% }
      button, input { all: unset !important; color: red !important; font-size: 3px !important }
      div { position: static !important; float: left !important; display: block !important }</style>`;
    const banner =
      '<div id="banner" style="position:fixed;inset:0;z-index:2147483647;pointer-events:none">x</div>';
    await bench.visit(`<vetted-chat></vetted-chat>${banner}`, hostile);
    await bench.open();
    expect(await measure()).toEqual(calm);
    const isAbove = await bench.page.evaluate(() => {
      const banner = document.getElementById('banner');
      if (banner) banner.style.pointerEvents = 'auto';
      return document.elementFromPoint(innerWidth - 100, innerHeight - 100)?.localName;
    });
    expect(isAbove).toBe('vetted-chat');
  });

  it('leaves no listener and no node after a hundred mounts', async () => {
    await bench.visit('');
    const { page } = bench;
    const session = await page.context().newCDPSession(page);
    const count = async () => {
      await session.send('HeapProfiler.collectGarbage');
      await session.send('HeapProfiler.collectGarbage');
      return session.send('Memory.getDOMCounters');
    };
    const mounts = (times: number) =>
      page.evaluate(async (times) => {
        for (let turn = 0; turn < times; turn += 1) {
          const chat = document.createElement('vetted-chat') as Chat;
          document.body.append(chat);
          chat.show();
          chat.hide();
          chat.show();
          chat.remove();
        }
        await new Promise((done) => setTimeout(done, 4500));
      }, times);
    await mounts(3);
    const before = await count();
    await mounts(100);
    const after = await count();
    expect(after.nodes - before.nodes).toBeLessThan(20);
    expect(after.jsEventListeners - before.jsEventListeners).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.style.overflow)).toBe('');
  });

  it('adds one global name, the tag, and nothing to the page', async () => {
    await bench.visit('');
    const added = await bench.page.evaluate(async () => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const plain = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      frame.remove();
      return Object.getOwnPropertyNames(window).filter((name) => !plain.has(name));
    });
    expect(added.filter((name) => !/^\d|playwright|^__/.test(name))).toEqual([]);
    expect(
      await bench.page.evaluate(() => document.querySelectorAll('body > *').length),
    ).toBe(2);
  });

  it('shifts nothing, and costs the page no long task at a quarter of the speed', async () => {
    const { page } = bench;
    const session = await page.context().newCDPSession(page);
    const costs: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      await page.goto(`${bench.service.origin}/site.css`);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      costs.push(
        await page.evaluate(async () => {
          const text = await (await fetch('/vetted-chat.js')).text();
          const began = performance.now();
          document.documentElement.append(
            Object.assign(document.createElement('script'), { text }),
          );
          document.documentElement.append(document.createElement('vetted-chat'));
          return performance.now() - began;
        }),
      );
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    }
    // A task is long, and blocks, from 50 ms on; the fastest run is the least disturbed.
    expect(Math.min(...costs)).toBeLessThan(50);

    await page.addInitScript(() => {
      Object.assign(window, { shifts: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          (window as unknown as { shifts: number }).shifts += (
            entry as unknown as { value: number }
          ).value;
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await bench.visit();
    await page.waitForTimeout(300);
    expect(
      await page.evaluate(() => (window as unknown as { shifts: number }).shifts),
    ).toBe(0);
  });

  it('moves about a React-like page with its conversation, and starts afresh elsewhere', async () => {
    await bench.visit();
    await bench.open();
    await bench.ask('leg');
    await bench.page.evaluate(() => {
      const chat = document.querySelector('vetted-chat') as Chat;
      document.body.replaceChildren(document.createElement('main'));
      document.body.append(chat);
    });
    expect(await bench.panel.isVisible()).toBe(true);
    expect(await bench.page.locator('article').count()).toBe(1);
    const turn = await bench.ask('back');
    await turn.getByRole('heading').first().waitFor();
    expect(await bench.page.locator('article').count()).toBe(2);
  });

  it('survives a body swapped as Turbo does, with what it is told to remember', async () => {
    await bench.visit('<vetted-chat remember></vetted-chat>');
    await bench.open();
    await bench.ask('leg');
    await bench.page.evaluate(() => {
      const next = new DOMParser().parseFromString(
        '<body><h1>Next</h1><vetted-chat remember></vetted-chat></body>',
        'text/html',
      );
      document.body.replaceWith(document.adoptNode(next.body));
    });
    await bench.open();
    expect(await bench.page.locator('article').count()).toBe(1);
    await bench.ask('back');
    expect(await bench.page.locator('article').count()).toBe(2);
  });

  it('stands twice on a page, each with its own conversation', async () => {
    await bench.visit(
      '<vetted-chat id="one" mode="inline"></vetted-chat><vetted-chat id="two" side="start" label="Second"></vetted-chat>',
    );
    await bench.page.locator('#one').getByText('Hello. I answer').waitFor();
    await bench.page.getByRole('button', { name: 'Second' }).click();
    await bench.page.locator('#two').getByLabel('Type your question').fill('leg');
    await bench.page.keyboard.press('Enter');
    await bench.page.locator('#two article').waitFor();
    expect(await bench.page.locator('#one article').count()).toBe(0);
    const box = await bench.page.locator('#two #panel').boundingBox();
    expect(box?.x).toBeLessThan(40);
  });

  it('comes back alive from the back-forward cache', async () => {
    await bench.visit();
    await bench.open();
    await bench.ask('leg');
    await bench.page.goto(`${bench.service.origin}/widget-gallery?state=open`);
    await bench.page.goBack();
    const kept = await bench.page.locator('article').count();
    if (kept === 0) await bench.open();
    await bench.ask('back');
    expect(await bench.page.locator('article').count()).toBe(kept + 1);
  });

  it('works in an iframe', async () => {
    await bench.visit('<iframe src="/?framed" width="800" height="700"></iframe>');
    bench.service.page.html = hostPage('<vetted-chat></vetted-chat>');
    await bench.page.reload();
    const frame = bench.page.frameLocator('iframe');
    await bench.page.setContent(
      `<iframe src="${bench.service.origin}/" width="800" height="700"></iframe>`,
    );
    await frame.getByRole('button', { name: 'Ask a question' }).click();
    await frame.getByText('Hello. I answer').waitFor();
    await frame.getByLabel('Type your question').fill('leg');
    await frame.getByRole('button', { name: 'Send' }).click();
    await frame.getByRole('heading', { name: /Why does my leg/ }).waitFor();
  });

  it('leaves its contact lines in the page where there is no script', async () => {
    const context = await bench.page
      .context()
      .browser()
      ?.newContext({ javaScriptEnabled: false });
    const page = await context?.newPage();
    bench.service.page.html = hostPage(
      '<vetted-chat><a href="/ask">Ask us</a></vetted-chat>',
    );
    await page?.goto(bench.service.origin);
    expect(await page?.getByRole('link', { name: 'Ask us' }).isVisible()).toBe(true);
    await context?.close();
  });

  it('takes colours and words of the page, and warns of a pair that cannot be read', async () => {
    const warnings: string[] = [];
    bench.page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    await bench.visit();
    expect(warnings).toEqual([]);
    const theme =
      '<style>vetted-chat { --vetted-accent: #ffd900; --vetted-on-accent: #fff }</style>';
    await bench.visit('<vetted-chat heading="Ask the team"></vetted-chat>', theme);
    expect(warnings.join()).toContain('vetted-chat contrast');
    await bench.launcher.click();
    await bench.page.getByRole('dialog', { name: 'Ask the team' }).waitFor();
    await bench.page.evaluate(() => {
      const chat = document.querySelector('vetted-chat') as unknown as { words: object };
      chat.words = { send: 'Off you go' };
    });
    await bench.page.getByRole('button', { name: 'Off you go' }).waitFor();
  });
});
