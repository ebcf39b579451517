import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { galleryReplies } from '../../src/http/pages/gallery-replies.ts';
import { cardToCare } from '../../src/reply/care.ts';
import type { CareCard } from '../../src/schema/red-flag.ts';
import type { Care, Reply } from '../../src/schema/reply.ts';
import { realKnowledge } from '../contract/real-knowledge.ts';
import { focused, withBench } from './widget-page.ts';

/** Height that an on-screen keyboard takes on a phone held upright, in CSS pixels. */
const keyboardHeight = 260;
const { cards } = realKnowledge;

const careReply = (card: CareCard, change: Partial<Care> = {}): Reply => ({
  ...galleryReplies.emergency,
  care: { ...cardToCare(card, false), ...change },
});

/** Whether a node can be seen whole, with nothing before it. */
const isInSight = (node: Locator): Promise<boolean> =>
  node.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const root = element.getRootNode() as ShadowRoot;
    const corners = [
      [left + 8, top + 8],
      [right - 8, bottom - 8],
    ] as const;
    const height = visualViewport?.height ?? 0;
    return (
      bottom <= height &&
      corners.every(([x, y]) => root.elementFromPoint(x, y) === element)
    );
  });

describe.each([
  { width: 360, height: 640 },
  { width: 360, height: 560 },
  { width: 320, height: 568 },
])('a care card on a phone of $width by $height', (viewport) => {
  const bench = withBench({ viewport, hasTouch: true, isMobile: true });

  /** Makes the keyboard stand as long as the field has the focus, as on a phone. */
  const withKeyboard = (): Promise<unknown> =>
    bench.page.addInitScript((taken) => {
      const view = visualViewport as VisualViewport;
      Object.defineProperty(view, 'height', {
        get: () => {
          const inner = document.querySelector('vetted-chat')?.shadowRoot?.activeElement;
          return innerHeight - (inner?.localName === 'textarea' ? taken : 0);
        },
      });
      let before = innerHeight;
      setInterval(() => {
        if (before !== view.height) view.dispatchEvent(new Event('resize'));
        before = view.height;
      }, 10);
    }, keyboardHeight);

  it('shows its heading and its first number at once, whichever card it is', async () => {
    let card = cards[0] as CareCard;
    bench.service.reply = ({ path }) =>
      path === '/api/ask' ? { body: careReply(card) } : undefined;
    await withKeyboard();
    await bench.visit();
    await bench.open();
    const hidden: string[] = [];
    for (card of cards) {
      const turn = await bench.ask(
        'my back hurts and there is a great deal more that I want to tell you about it',
      );
      const parts = [turn.locator('h3'), turn.getByRole('link').first()];
      for (const part of parts) {
        await part.waitFor();
        const isSeen = () => isInSight(part);
        await expect
          .poll(isSeen, { timeout: 1500 })
          .toBe(true)
          .catch(() => undefined);
        if (!(await isSeen())) hidden.push(`${card.id}: ${await part.textContent()}`);
      }
    }
    expect(cards.length).toBeGreaterThan(10);
    expect(new Set(cards.map(({ route }) => route)).size).toBe(3);
    expect(hidden).toEqual([]);
  });

  it('shows the number of each even while the keyboard stays', async () => {
    let card = cards[0] as CareCard;
    bench.service.reply = ({ path }) =>
      path === '/api/ask' ? { body: careReply(card) } : undefined;
    await bench.page.addInitScript((taken) => {
      Object.defineProperty(visualViewport, 'height', { get: () => innerHeight - taken });
    }, keyboardHeight);
    await bench.visit();
    await bench.open();
    for (card of cards) {
      const turn = await bench.ask('my legs');
      const call = turn.getByRole('link').first();
      await call.waitFor();
      expect([card.id, await isInSight(call)]).toEqual([card.id, true]);
    }
  });

  it('closes the keyboard, without losing the place of the one who presses Tab', async () => {
    bench.service.reply = ({ path, body }) =>
      path === '/api/ask' && body.query === 'numb'
        ? { body: careReply(cards[0] as CareCard) }
        : undefined;
    await bench.visit();
    await bench.open();
    const ordinary = await bench.ask('leg');
    await ordinary.getByRole('heading').first().waitFor();
    expect(await focused(bench.page)).toBe('input');
    const turn = await bench.ask('numb');
    await turn.locator('.card').waitFor();
    expect(await focused(bench.page)).not.toBe('input');
    await bench.page.keyboard.press('Tab');
    expect(await focused(bench.page)).toBe('primary');
    await bench.input.focus();
    await bench.input.blur();
    await bench.page.keyboard.press('Escape');
    await bench.launcher.waitFor();
    expect(await focused(bench.page)).toContain('launcher');
    await bench.open();
    expect(await turn.locator('.card :is(h3, a, li)').first().textContent()).toContain(
      'Call 999',
    );
  });

  it('leaves a short reminder with every number of its card, and its words where there is room', async () => {
    const isRoomy = viewport.height > 600;
    let card = cards[0] as CareCard;
    bench.service.reply = ({ path }) =>
      path === '/api/ask'
        ? { body: { ...galleryReplies.reminder, care: cardToCare(card, true) } }
        : undefined;
    await bench.visit();
    await bench.open();
    for (card of cards) {
      await bench.ask('what is sciatica');
      const bar = bench.page.locator('.reminder');
      await bar.getByText(card.reminder).waitFor({ state: 'attached' });
      expect((await bar.boundingBox())?.height).toBeLessThanOrEqual(
        (card.quickExit ? 195 : card.actions.length > 1 ? 115 : 64) + (isRoomy ? 60 : 0),
      );
      if (isRoomy) expect(await isInSight(bar.getByText(card.reminder))).toBe(true);
      const call = bar.getByRole('link', { name: card.actions[0]?.label ?? '' });
      expect(await isInSight(call)).toBe(true);
      expect((await call.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      expect(await isInSight(bar.getByRole('button', { name: 'I have read this' }))).toBe(
        true,
      );
      const leave = bar.getByRole('button', { name: 'Leave this page now' });
      expect(await leave.count()).toBe(card.quickExit ? 1 : 0);
      if (card.quickExit) expect(await isInSight(leave)).toBe(true);
      for (const { label } of card.actions)
        expect(await isInSight(bar.getByRole('link', { name: label }))).toBe(true);
      const right = await bar.evaluate((node) => node.scrollWidth - node.clientWidth);
      expect(right).toBe(0);
    }
  });
});

describe('the panel as a modal dialog', () => {
  const bench = withBench({
    viewport: { width: 360, height: 640 },
    hasTouch: true,
    isMobile: true,
  });

  it('goes back to the bubble when the browser itself closes it (Back on Android)', async () => {
    await bench.visit();
    await bench.open();
    await bench.panel.evaluate((panel) => (panel as HTMLDialogElement).close());
    await bench.launcher.waitFor();
    expect(await focused(bench.page)).toContain('launcher');
    const overflow = await bench.page.evaluate(
      () => document.documentElement.style.overflow,
    );
    expect(overflow).toBe('');
    await bench.open();
    expect(await bench.panel.isVisible()).toBe(true);
  });
});

describe('with letters twice as large', () => {
  const bench = withBench({ viewport: { width: 1280, height: 720 } });

  it('shows the number of a care card at once', async () => {
    bench.service.reply = ({ path }) =>
      path === '/api/ask' ? { body: careReply(cards[0] as CareCard) } : undefined;
    await bench.visit(
      '<vetted-chat></vetted-chat>',
      '<style>vetted-chat { --vetted-font-size: 32px }</style>',
    );
    await bench.open();
    const turn = await bench.ask('my legs are numb');
    await turn.locator('h3').waitFor();
    expect(await isInSight(turn.getByRole('link').first())).toBe(true);
  });
});
