import type { Start } from '../src/schema/reply.ts';
import type { Child } from './node.ts';
import { button, h, p, textOf } from './node.ts';
import type { Scene } from './scene.ts';
import { renderBlocks } from './view/blocks.ts';
import { renderOptions } from './view/turn.ts';

/** Draws what stands before the first question: who speaks, for what, and what is kept. */
export const renderGreeting = (scene: Scene, start: Start): Child => [
  renderBlocks(scene, start.greeting),
  p('note', start.emergencyLine),
  renderOptions(scene, start.starters, scene.words.starters),
  p('fine', start.privacy),
];

/** Draws what can be done with the conversation as a whole: begin again, copy, save. */
export const renderTools = (
  scene: Scene,
  turns: Element,
  clear: () => void,
): HTMLElement => {
  const { words, announce } = scene;
  const text = (): string => textOf(turns, ':is(time, h3, p, li):not(:has(button))');
  const copy = (): Promise<void> =>
    navigator.clipboard.writeText(text()).then(() => announce(words.done));
  const save = (): void =>
    h('a', { href: `data:,${encodeURIComponent(text())}`, download: 'chat.txt' }).click();
  return h(
    'div',
    { class: 'row tools' },
    button(words.clear, clear),
    button(words.copy, copy),
    button(words.save, save),
  );
};
