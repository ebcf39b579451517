import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { AppEnv } from '../dependencies.ts';
import { asDocument } from '../pages/document.tsx';

const encoder = new TextEncoder();
const mainEnd = '</main>';

/** Stands in a page until more comes after it; then the style hides it. */
const Working = () => (
  <p class="working" role="status">
    <strong>Working on it …</strong> The knowledge is compiled with your change, and its
    questions are asked again. This takes a few seconds; nothing is written.
  </p>
);

/**
 * Sends a page at once with the word that it is being worked on, and what goes into it
 * when that is there: one page without a script, which the browser shows as it comes.
 */
export const sendWhileWorking = (
  context: Context<AppEnv>,
  pageOf: (inside: Child) => Child,
  rest: Promise<HtmlEscapedString>,
): Response => {
  const whole = String(asDocument(pageOf(<Working />)));
  const at = whole.lastIndexOf(mainEnd);
  let isWanted = true;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(encoder.encode(whole.slice(0, at)));
      const inside = String(await rest);
      // Whoever went away meanwhile has closed the stream.
      if (!isWanted) return;
      controller.enqueue(encoder.encode(inside + whole.slice(at)));
      controller.close();
    },
    cancel() {
      isWanted = false;
    },
  });
  return context.body(body, 200, { 'Content-Type': 'text/html; charset=UTF-8' });
};
