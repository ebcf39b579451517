import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { galleryReplies } from '../../src/http/pages/gallery-replies.ts';
import { focused, withBench } from './widget-page.ts';

const axe = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

describe('the keyboard', () => {
  const bench = withBench();

  it('opens by Enter into the question, closes by Escape back to the bubble', async () => {
    await bench.visit();
    await bench.launcher.focus();
    await bench.page.keyboard.press('Enter');
    expect(await focused(bench.page)).toBe('input');
    expect(await bench.page.locator('.launcher').getAttribute('aria-expanded')).toBe(
      'true',
    );
    await bench.page.keyboard.press('Escape');
    expect(await focused(bench.page)).toContain('launcher');
    expect(await bench.launcher.getAttribute('aria-expanded')).toBe('false');
  });

  it('sends by Enter, breaks the line by Shift and Enter, waits for an input method', async () => {
    await bench.visit();
    await bench.open();
    await bench.input.pressSequentially('one');
    await bench.page.keyboard.press('Shift+Enter');
    await bench.input.pressSequentially('two');
    expect(await bench.input.inputValue()).toBe('one\ntwo');
    await bench.input.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    await bench.input.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
    expect(await bench.page.locator('article').count()).toBe(0);
    await bench.page.keyboard.press('Enter');
    expect(await bench.page.locator('article').count()).toBe(1);
    expect(await bench.input.inputValue()).toBe('');
  });

  it('leaves the open panel by Tab, without a trap', async () => {
    await bench.visit('<vetted-chat></vetted-chat><a href="#after">After</a>');
    await bench.open();
    const seen = new Set<string>();
    for (let presses = 0; presses < 25; presses += 1) {
      await bench.page.keyboard.press('Tab');
      seen.add(await focused(bench.page));
    }
    expect(seen).toContain('After');
  });

  it('goes to the topics when they are asked for, by key and by pointer', async () => {
    await bench.visit();
    await bench.open();
    const { page } = bench;
    const browse = page.getByRole('button', { name: 'Browse all topics' });
    await browse.press('Enter');
    expect(await focused(page)).toBe('Conditions');
    expect(await page.getByText('Conditions').isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.locator('details').first().getAttribute('open')).toBe('');
    await browse.click();
    const newest = page.locator('article').last().locator('summary').first();
    expect(await newest.evaluate((summary) => summary.matches(':focus'))).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).not.toBe('input');
  });

  it('goes to a form when it is asked for, unless something is being typed', async () => {
    const form = galleryReplies.callBackForm.blocks;
    bench.service.reply = ({ path }) =>
      path === '/api/call-back'
        ? { body: { state: 'form', blocks: form, actions: [] } }
        : undefined;
    await bench.visit();
    await bench.open();
    const { page } = bench;
    const ask = page
      .locator('.reach')
      .getByRole('button', { name: 'Ask for a call back' });
    await ask.click();
    const name = page.getByLabel('Your name');
    await name.waitFor();
    expect(await name.evaluate((input) => input.matches(':focus'))).toBe(true);
    await bench.input.fill('half a question');
    await ask.click();
    await name.nth(1).waitFor();
    expect(await focused(page)).toBe('input');
  });

  it('never loses the keyboard: send, option, feedback, retry, clear, dismiss', async () => {
    await bench.visit();
    await bench.open();
    const { page } = bench;
    const turn = await bench.ask('leg');
    expect(await focused(page)).toBe('input');
    await turn.getByRole('button', { name: 'No', exact: true }).press('Enter');
    expect(await focused(page)).toBe('row');
    await turn.getByRole('button', { name: 'Out of date' }).press('Enter');
    expect(await focused(page)).toBe('row');
    await turn.getByRole('button', { name: 'Which exercises help?' }).press('Enter');
    expect(await focused(page)).toBe('Which exercises help?');
    bench.service.reply = () => ({ status: 422, body: {} });
    const failed = await bench.ask('again');
    bench.service.reply = () => ({ body: galleryReplies.reminder });
    await failed.getByRole('button', { name: 'Try again' }).press('Enter');
    expect(await focused(page)).toBe('input');
    await page.getByRole('button', { name: 'I have read this' }).press('Enter');
    bench.service.reply = () => undefined;
    await bench.ask('more');
    expect(await focused(page)).toBe('input');
    await page.getByRole('button', { name: 'Start again' }).press('Enter');
    expect(await focused(page)).toBe('input');
  });
});

describe('announcements', () => {
  const bench = withBench();

  const listen = (): Promise<void> =>
    bench.page.evaluate(() => {
      const spoken: string[] = [];
      Object.assign(window, { spoken });
      const root = document.querySelector('vetted-chat')?.shadowRoot;
      for (const region of root?.querySelectorAll('[aria-live=polite], [role=alert]') ??
        []) {
        const manner = region.role === 'alert' ? 'assertive' : 'polite';
        new MutationObserver((changes) => {
          for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
            spoken.push(`${manner}: ${node.textContent}`);
          }
        }).observe(region, { childList: true, subtree: true });
      }
    });
  const spoken = (): Promise<string[]> =>
    bench.page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);

  it('says each reply exactly once, without its buttons, and then empties', async () => {
    await bench.visit();
    await bench.open();
    await listen();
    await bench.ask('leg');
    const said = await spoken();
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      /^polite: Why does my leg hurt when .*not only where it starts\./s,
    );
    expect(said[0]).toContain('NHS 111');
    expect(said[0]).not.toMatch(/Read more|Common reasons|Yes|You could also ask|leg$/);
    await bench.ask('back');
    expect(await spoken()).toHaveLength(2);
    const live = bench.page.locator('[aria-live=polite]');
    await expect.poll(() => live.textContent(), { timeout: 6000 }).toBe('');
    expect(await bench.page.locator('.log').getAttribute('aria-live')).toBe('off');
  });

  it('says an error once and a care card once, assertively', async () => {
    await bench.visit();
    await bench.open();
    await listen();
    await bench.ask("can't feel my bum");
    bench.service.reply = () => ({ status: 422, body: { detail: 'It is broken.' } });
    await bench.ask('again');
    const said = await spoken();
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(
      /^assertive: Immediate action required: Call 999 or go to A&E now/,
    );
    expect(said[1]).toBe('assertive: It is broken.\n\n');
  });

  it('says nothing when a conversation is shown again', async () => {
    await bench.visit('<vetted-chat remember></vetted-chat>');
    await bench.open();
    await bench.ask('leg');
    await bench.page.reload();
    await bench.page.waitForFunction(() => customElements.get('vetted-chat'));
    await listen();
    await bench.open();
    expect(await bench.page.locator('article').count()).toBe(1);
    expect(await spoken()).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('axe, %s', (colorScheme) => {
  const bench = withBench({ colorScheme });

  /** Rules that fail, with where; every rule that axe has, best practice included. */
  const problems = async (): Promise<string[]> => {
    await bench.page.evaluate(axe);
    return bench.page.evaluate(async () => {
      const { axe: checker } = window as unknown as { axe: typeof import('axe-core') };
      const { violations } = await checker.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
  };
  const states = Object.entries({ ...galleryReplies });

  it('finds nothing in the bubble and in the first look', async () => {
    await bench.visit();
    expect(await problems()).toEqual([]);
    await bench.open();
    expect(await problems()).toEqual([]);
  });

  it('finds nothing while waiting and after a failure', async () => {
    bench.service.reply = ({ path }) => (path === '/api/ask' ? 'never' : undefined);
    await bench.visit();
    await bench.open();
    await bench.input.fill('leg');
    await bench.page.keyboard.press('Enter');
    expect(await problems()).toEqual([]);
    bench.service.reply = () => ({ status: 422, body: {} });
    await bench.visit();
    await bench.launcher.click();
    await bench.page.getByText('Sorry, this did not work.').waitFor();
    expect(await problems()).toEqual([]);
  });

  it.each(states)('finds nothing in %s', async (_, reply) => {
    bench.service.reply = ({ path }) =>
      path === '/api/ask' ? { body: reply } : undefined;
    await bench.visit();
    await bench.open();
    const turn = await bench.ask('leg');
    expect(await problems()).toEqual([]);
    const more = turn.getByRole('button', { name: 'Read more' }).first();
    if ((await more.count()) > 0) await more.click();
    expect(await problems()).toEqual([]);
  });

  it('finds nothing in the suggestions but the role that HTML does not list', async () => {
    await bench.visit();
    await bench.open();
    await bench.input.pressSequentially('sciat');
    await bench.page.getByRole('option').first().waitFor();
    // A textarea as combobox works with readers; only HTML's table of roles lacks it.
    const found = await problems();
    expect(found.filter((problem) => !problem.startsWith('aria-allowed-role'))).toEqual(
      [],
    );
  });
});
