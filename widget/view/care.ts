import type { Care } from '../../src/schema/reply.ts';
import type { Child } from '../node.ts';
import { button, h, p, unseen } from '../node.ts';
import type { Scene } from '../scene.ts';
import { renderLink } from './blocks.ts';

const renderActions = (
  scene: Scene,
  { actions, quickExit }: Care,
  dismiss?: Child,
): Child =>
  h(
    'div',
    { class: 'row' },
    actions.map(({ label, href }) => {
      const click = (): void => scene.emit('handoff', { type: 'phone' });
      return renderLink(scene, label, href, { class: 'action', click });
    }),
    quickExit && button(scene.words.exit, scene.quit),
    dismiss,
  );

const prefixOf = ({ words }: Scene, { level }: Care): string =>
  words[level === 'emergency' ? level : 'urgent'];

/**
 * Draws a care card in the NHS pattern: its level in words and not only in colour, one
 * call to action as heading, bullets, phone numbers, and nothing else.
 */
export const renderCare = (scene: Scene, care: Care): Child =>
  h(
    'section',
    { class: `card ${care.level}`, part: 'card' },
    h('h3', {}, unseen(`${prefixOf(scene, care)} `), care.heading),
    h(
      'div',
      {},
      h(
        'ul',
        {},
        care.items.map((item) => h('li', {}, item)),
      ),
      renderActions(scene, care),
    ),
  );

/** Draws the short reminder that stands above the conversation until it is dismissed. */
export const renderReminder = (scene: Scene, care: Care): Child => {
  const query = scene.words.dismiss;
  return h(
    'section',
    { class: 'reminder', 'aria-label': prefixOf(scene, care) },
    p('', care.line),
    renderActions(
      scene,
      care,
      button(query, () => scene.ask({ query, dismiss: 'care' })),
    ),
  );
};
