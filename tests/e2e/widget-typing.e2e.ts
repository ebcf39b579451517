import { describe, expect, it } from 'vitest';
import { focused, withBench } from './widget-page.ts';

describe('typing help', () => {
  const bench = withBench();
  /** Types a word in a new chat, and waits for the question that it suggests. */
  const typeOperation = async (): Promise<void> => {
    await bench.visit();
    await bench.open();
    await bench.input.pressSequentially('operation');
    await bench.page
      .getByRole('option', { name: 'When is surgery considered?' })
      .waitFor();
  };

  it('suggests on the device, and sends what was typed beside what was chosen', async () => {
    await bench.visit();
    await bench.open();
    await bench.input.pressSequentially("can't feel my bum");
    const options = bench.page.getByRole('option');
    await options.first().waitFor();
    expect(await bench.input.getAttribute('role')).toBe('combobox');
    expect(await bench.input.getAttribute('aria-expanded')).toBe('true');
    expect(bench.service.received.map(({ path }) => path)).toEqual([
      '/api/start',
      '/widget-gallery/suggestions.json',
    ]);
    await bench.page.keyboard.press('ArrowDown');
    expect(await bench.input.getAttribute('aria-activedescendant')).toBe('option-0');
    expect(await options.first().getAttribute('aria-selected')).toBe('true');
    await bench.page.keyboard.press('Enter');
    await bench.page
      .getByRole('heading', { name: /Call 999 or go to A&E now/ })
      .waitFor();
    expect(bench.service.received.at(-1)?.body).toEqual({
      query: "can't feel my bum",
      entry: 'numbness',
    });
    expect(await focused(bench.page)).toBe('input');
  });

  it('closes the list by Escape first, and keeps what was typed', async () => {
    await typeOperation();
    await bench.page.keyboard.press('Escape');
    expect(await bench.page.getByRole('option').count()).toBe(0);
    expect(await bench.panel.isVisible()).toBe(true);
    expect(await bench.input.inputValue()).toBe('operation');
    await bench.page.keyboard.press('Escape');
    expect(await bench.panel.isVisible()).toBe(false);
  });

  it('helps with what was typed before the suggestions came', async () => {
    const late = /suggestions/u;
    await bench.page.route(late, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await typeOperation();
    await bench.page.unroute(late);
  });

  it('chooses by a click', async () => {
    await bench.visit();
    await bench.open();
    await bench.input.pressSequentially('back op');
    await bench.page.getByRole('option', { name: 'When is surgery considered?' }).click();
    await expect
      .poll(() => bench.service.received.at(-1)?.body)
      .toMatchObject({ query: 'back op', entry: 'surgery' });
  });

  it('shows the chosen question and the typed words that were sent with it', async () => {
    await bench.visit('<vetted-chat remember></vetted-chat>');
    await bench.open();
    const said = bench.page.locator('.said');
    await bench.input.fill('What is sciatica?');
    await bench.page.getByRole('option', { name: 'What is sciatica?' }).click();
    expect(await said.textContent()).toBe('You asked: What is sciatica?');
    await bench.input.pressSequentially("can't feel my bum");
    await bench.page.getByRole('option').first().click();
    const both =
      "You asked: Why do I have pain in the buttock?\nYou typed: can't feel my bum";
    expect(await said.last().textContent()).toBe(both);
    await bench.page.getByRole('heading', { name: /Call 999/ }).waitFor();
    // Nothing is suggested to who must call for help first.
    await bench.input.fill('What is sciatica?');
    expect(await bench.page.getByRole('option').count()).toBe(0);
    await bench.page.reload();
    await bench.open();
    expect(await said.last().textContent()).toBe(both);
  });

  it('says quietly that personal details are not needed, before sending', async () => {
    await bench.visit();
    await bench.open();
    await bench.input.pressSequentially('call me on 07700 900123');
    const hint = bench.page.getByText('No need for contact details');
    await hint.waitFor();
    await bench.input.fill('my back hurts');
    await hint.waitFor({ state: 'detached' }).catch(() => undefined);
    expect(await hint.count()).toBe(0);
  });

  it('counts instead of cutting a question that is too long', async () => {
    await bench.visit();
    await bench.open();
    await bench.input.fill('a'.repeat(2003));
    await bench.page.getByText('3 characters too long.').waitFor();
    await bench.page.keyboard.press('Enter');
    expect(await bench.page.locator('article').count()).toBe(0);
    expect((await bench.input.inputValue()).length).toBe(2003);
  });
});
