import type { Care } from '../../src/schema/reply.ts';
import type { Child } from '../node.ts';
import { button, h, list, p, unseen } from '../node.ts';
import type { Scene } from '../scene.ts';
import { renderActions } from './action.ts';

const renderCalls = (
  scene: Scene,
  { actions, quickExit }: Care,
  dismiss?: Child,
): Child =>
  renderActions(
    scene,
    actions.map((action) => ({ type: 'phone', ...action })),
    quickExit && button(scene.words.exit, scene.quit),
    dismiss,
  );

/**
 * Draws a care card in the NHS pattern: its level in words and not only in colour, one
 * call to action as heading, phone numbers, bullets, and nothing else. The numbers come
 * before the bullets, so that no phone is too small to show them.
 */
export const renderCare = (scene: Scene, care: Care): Child =>
  h(
    'section',
    { class: `card ${care.level}`, part: 'card' },
    h('h3', {}, unseen(`${scene.words[care.level]} `), care.heading),
    h('div', {}, renderCalls(scene, care), list(care.items)),
  );

/** Draws the short reminder that stands above the conversation until it is dismissed. */
export const renderReminder = (scene: Scene, care: Care): Child => {
  const { words, ask } = scene;
  const query = words.dismiss;
  return h(
    'section',
    { class: 'reminder', 'aria-label': words[care.level] },
    p('', care.line),
    renderCalls(
      scene,
      care,
      button(query, () => ask({ query, dismiss: 'care' })),
    ),
  );
};
