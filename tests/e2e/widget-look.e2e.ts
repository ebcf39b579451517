import { describe, expect, it } from 'vitest';
import { galleryReplies } from '../../src/http/pages/gallery-replies.ts';
import { words } from '../../widget/words.ts';
import { focused, withBench } from './widget-page.ts';

describe('on a phone', () => {
  const bench = withBench({
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
  });

  it('fills the screen, locks the page behind it and lets it go again', async () => {
    await bench.visit();
    await bench.open();
    expect(await bench.panel.boundingBox()).toEqual({
      x: 0,
      y: 0,
      width: 360,
      height: 640,
    });
    const overflow = () =>
      bench.page.evaluate(() => document.documentElement.style.overflow);
    expect(await overflow()).toBe('hidden');
    await bench.page.getByRole('button', { name: 'Close' }).click();
    expect(await overflow()).toBe('');
    expect(await bench.panel.isVisible()).toBe(false);
    await bench.open();
    expect(await bench.panel.isVisible()).toBe(true);
  });

  it('keeps the field above the keyboard, in letters that iOS does not zoom', async () => {
    await bench.visit();
    await bench.open();
    const size = await bench.input.evaluate((input) => getComputedStyle(input).fontSize);
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(16);
    await bench.page.evaluate(() => {
      Object.defineProperty(visualViewport, 'height', { value: 300 });
      Object.defineProperty(visualViewport, 'offsetTop', { value: 40 });
      visualViewport?.dispatchEvent(new Event('resize'));
    });
    const box = await bench.panel.boundingBox();
    expect(box).toMatchObject({ y: 40, height: 300 });
    const field = await bench.input.boundingBox();
    expect((field?.y ?? 999) + (field?.height ?? 999)).toBeLessThanOrEqual(340);
  });

  it('keeps Tab inside, since nothing else can be seen', async () => {
    await bench.visit('<vetted-chat></vetted-chat><a href="#after">After</a>');
    await bench.open();
    for (let presses = 0; presses < 25; presses += 1) {
      await bench.page.keyboard.press('Tab');
      expect(await focused(bench.page)).not.toBe('After');
    }
  });

  it('has targets of 44 pixels and more', async () => {
    await bench.visit();
    await bench.open();
    await bench.ask('leg');
    const small = await bench.page
      .locator('button, a.action, textarea, summary')
      .evaluateAll((nodes) =>
        nodes
          .filter((node) => node.checkVisibility())
          .map((node) => ({ text: node.textContent, box: node.getBoundingClientRect() }))
          .filter(({ box }) => box.height < 43.9 || box.width < 43.9)
          .map(({ text, box }) => `${text} ${box.width}x${box.height}`),
      );
    expect(
      small.filter((found) => !/^(Yes|No) /.test(found) || !/x4[4-9]/.test(found)),
    ).toEqual([]);
  });
});

describe('at 320 by 256 pixels, as at 400% zoom', () => {
  const bench = withBench({ viewport: { width: 320, height: 256 } });

  it('shows and scrolls everything without a sideways scroll bar', async () => {
    await bench.visit();
    await bench.open();
    await bench.ask('leg');
    const log = bench.page.locator('.log');
    const sizes = await log.evaluate((node) => [
      node.scrollWidth - node.clientWidth,
      node.clientHeight,
    ]);
    expect(sizes[0]).toBe(0);
    expect(sizes[1]).toBeGreaterThan(60);
    const send = await bench.page.getByRole('button', { name: 'Send' }).boundingBox();
    expect((send?.y ?? 999) + (send?.height ?? 0)).toBeLessThanOrEqual(256);
  });

  it('shows the number of a care card at once', async () => {
    await bench.visit();
    await bench.open();
    const turn = await bench.ask("I can't feel my legs");
    await turn.locator('.card').waitFor();
    const call = await turn.getByRole('link', { name: 'Call 999' }).boundingBox();
    const foot = await bench.page.locator('.foot').boundingBox();
    expect((call?.y ?? 999) + (call?.height ?? 999)).toBeLessThanOrEqual(foot?.y ?? 0);
  });

  it('loses nothing: phone, booking and topics are still there to be scrolled to', async () => {
    await bench.visit();
    await bench.open();
    for (const name of [
      'Phone 020 7946 0000',
      'Book an appointment',
      'Browse all topics',
    ]) {
      const way = bench.page.locator('.reach').getByText(name);
      await way.focus();
      const box = await way.boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThanOrEqual(257);
    }
  });

  it('bears wider text spacing', async () => {
    await bench.visit(
      '<vetted-chat></vetted-chat>',
      '<style>vetted-chat { --vetted-font-size: 20px }</style>',
    );
    await bench.open();
    await bench.ask('leg');
    await bench.panel.evaluate((panel) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }',
      );
      (panel.getRootNode() as ShadowRoot).adoptedStyleSheets.push(sheet);
    });
    const spill = await bench.page
      .locator('.log')
      .evaluate((node) => node.scrollWidth - node.clientWidth);
    expect(spill).toBe(0);
  });
});

describe('what the visitor prefers', () => {
  const bench = withBench();

  it('moves nothing, for anybody', async () => {
    await bench.visit();
    await bench.open();
    const moving = await bench.panel.evaluate(
      (panel) =>
        [panel, ...panel.querySelectorAll('*')].filter((node) => {
          const { transitionDuration, animationName, scrollBehavior } =
            getComputedStyle(node);
          return (
            transitionDuration !== '0s' ||
            animationName !== 'none' ||
            scrollBehavior !== 'auto'
          );
        }).length,
    );
    expect(moving).toBe(0);
  });

  it('follows dark, light and what the page chooses', async () => {
    const ground = () =>
      bench.panel.evaluate((panel) => getComputedStyle(panel).backgroundColor);
    await bench.visit();
    await bench.open();
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await bench.page.emulateMedia({ colorScheme: 'dark' });
    expect(await ground()).toBe('rgb(22, 35, 42)');
    await bench.page.evaluate(() =>
      document.querySelector('vetted-chat')?.setAttribute('theme', 'light'),
    );
    expect(await ground()).toBe('rgb(255, 255, 255)');
  });

  it('draws edges in forced colours and with more contrast', async () => {
    await bench.page.emulateMedia({ forcedColors: 'active' });
    await bench.visit();
    await bench.open();
    const turn = await bench.ask('leg');
    const border = await turn
      .locator('.said')
      .evaluate((node) => getComputedStyle(node).borderTopColor);
    expect(border).not.toBe('rgba(0, 0, 0, 0)');
    await bench.page.emulateMedia({ forcedColors: 'none', contrast: 'more' });
    const source = await turn
      .locator('.fine')
      .first()
      .evaluate((node) => getComputedStyle(node).color);
    expect(source).toBe('rgb(28, 43, 48)');
  });

  it('prints the conversation whole, without its buttons', async () => {
    await bench.visit();
    await bench.open();
    const turn = await bench.ask('leg');
    await bench.page.emulateMedia({ media: 'print' });
    expect(await turn.getByText('Common reasons are:').isVisible()).toBe(true);
    expect(await bench.page.getByRole('button', { name: 'Send' }).isVisible()).toBe(
      false,
    );
    const log = bench.page.locator('.log');
    expect(await log.evaluate((node) => getComputedStyle(node).overflow)).toBe('visible');
    expect(await turn.locator('time').isVisible()).toBe(true);
  });
});

describe('another language', () => {
  const bench = withBench();

  /** English turned round and lengthened: what is not translated shows at once. */
  const pseudo = <T>(value: T): T => {
    if (typeof value === 'string')
      return `⟦${[...value].reverse().join('')}ـــ⟧`.replace('}{', '{}') as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, text]) => [key, pseudo(text)]),
    ) as T;
  };

  it('says none of its English words, runs from right to left and stands on the left', async () => {
    bench.service.reply = ({ path }) =>
      path === '/api/ask' ? { body: galleryReplies.answer } : undefined;
    await bench.visit('<vetted-chat dir="rtl" lang="ar"></vetted-chat>');
    await bench.page.evaluate((some) => {
      (document.querySelector('vetted-chat') as unknown as { words: unknown }).words =
        some;
    }, pseudo(words));
    await bench.page.getByRole('button', { name: pseudo('Ask a question') }).click();
    await bench.page.getByLabel(pseudo('Type your question')).fill('leg');
    await bench.page.keyboard.press('Enter');
    await bench.page.locator('article h3').first().waitFor();
    const text = (await bench.panel.textContent()) ?? '';
    for (const word of Object.values(words).filter(
      (value) => typeof value === 'string',
    )) {
      expect(text).not.toContain(word.replace('{}', ''));
    }
    const box = await bench.panel.boundingBox();
    expect(box?.x).toBeLessThan(40);
    const said = await bench.page.locator('.said').boundingBox();
    expect(said?.x).toBeLessThan((box?.x ?? 0) + 60);
    await bench.page.screenshot({ path: 'reports/gallery/pseudo-locale.png' });
  });
});
