import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './browser.ts';

describe('the browser of these tests', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
  });

  it('lays out a page and runs its custom elements', async () => {
    const page = await browser.newPage();
    await page.setContent('<x-hello></x-hello>');
    const text = await page.evaluate(() => {
      class Hello extends HTMLElement {
        connectedCallback(): void {
          this.attachShadow({ mode: 'open' }).append('Hello');
        }
      }
      customElements.define('x-hello', Hello);
      return document.querySelector('x-hello')?.shadowRoot?.textContent;
    });
    expect(text).toBe('Hello');
    await page.close();
  });

  it('keeps web security on', async () => {
    const page = await browser.newPage();
    await page.goto('data:text/html,<iframe srcdoc="x" sandbox></iframe>');
    const reachable = await page.evaluate(
      () => document.querySelector('iframe')?.contentDocument !== null,
    );
    expect(reachable).toBe(false);
    await page.close();
  });
});
