import type { Child } from './node.ts';
import { button, h, p, textOf } from './node.ts';
import type { Scene } from './scene.ts';
import { renderBlocks } from './view/blocks.ts';
import { renderAction, renderOptions } from './view/turn.ts';

/** Draws what stands before the first question: who speaks, for what, and what is kept. */
export const renderGreeting = (scene: Scene): Child => {
  const { start, words } = scene;
  return (
    start && [
      renderBlocks(scene, start.greeting),
      p('note', start.emergencyLine),
      renderOptions(scene, start.starters, words.starters),
      p('fine', start.privacy),
    ]
  );
};

/** Draws the ways to reach a person; under a care card the phone alone. */
export const renderReach = (scene: Scene, isCare: boolean, browse: () => void): Child => {
  const { start, words } = scene;
  return (
    start && [
      renderAction(scene, start.phone),
      !isCare && [
        start.actions
          .filter(({ type }) => type !== 'phone')
          .map((action) => renderAction(scene, action)),
        button(words.topics, browse),
      ],
    ]
  );
};

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
