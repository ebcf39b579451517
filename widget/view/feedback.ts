import type { Child } from '../node.ts';
import { button, h, put } from '../node.ts';
import type { Scene } from '../scene.ts';

/** Asks 'Did this answer your question?', and after a No what was wrong. */
export const renderFeedback = (scene: Scene, entry: string, knowledge: string): Child => {
  const { words } = scene;
  const box = h('div', { class: 'row', tabindex: -1 });

  const show = (text: string, ...buttons: Child[]): void => {
    put(box, h('span', {}, text), buttons);
    // The button that was pressed is gone; the keyboard stays in its place.
    box.focus();
  };
  const send = (helpful: boolean, reason?: string): void => {
    void scene.client('api/feedback', { entry, knowledge, helpful, reason });
    scene.emit('feedback', { helpful });
    show(words.thanks);
    scene.announce(words.thanks);
  };
  const askWhy = (): void =>
    show(
      words.why,
      Object.entries(words.reasons).map(([reason, label]) =>
        button(label, () => send(false, reason || undefined)),
      ),
    );
  show(
    words.helpful,
    button(words.yes, () => send(true)),
    button(words.no, askWhy),
  );
  return box;
};
