import type { Action } from '../../src/schema/reply.ts';
import { safeHref } from '../link.ts';
import type { Child } from '../node.ts';
import { button, h } from '../node.ts';
import type { Scene } from '../scene.ts';
import { renderLink } from './blocks.ts';

/** Draws a way to reach a person: the service's own form, a link, or a request for it. */
export const renderAction = (
  scene: Scene,
  { type, label, href, form }: Action,
): Child => {
  const isLink = !form && safeHref(href, scene.base);
  const click = (): void => {
    scene.emit('handoff', { type });
    if (!isLink) scene.ask({ query: label, form });
  };
  const look = { class: 'action', click };
  return isLink ? renderLink(scene, label, href, look) : button(label, click, look);
};

/** Draws ways to reach a person in a row, and what else belongs there. */
export const renderActions = (
  scene: Scene,
  actions: readonly Action[],
  ...others: Child[]
): Child =>
  h(
    'div',
    { class: 'row' },
    actions.map((action) => renderAction(scene, action)),
    others,
  );
