import type { Block, Inline } from '../../src/schema/block.ts';
import { safeHref } from '../link.ts';
import type { Child, Properties } from '../node.ts';
import { h, list, unseen } from '../node.ts';
import type { Scene } from '../scene.ts';

/** Makes a link if it is safe, else plain text; other sites open in a new tab. */
export const renderLink = (
  { base, words }: Scene,
  label: string,
  address: unknown,
  properties?: Properties,
): Child => {
  const href = safeHref(address, base);
  const leaves = href?.startsWith('http');
  return href
    ? h(
        'a',
        {
          href,
          ...(leaves && { target: '_blank', rel: 'noopener noreferrer' }),
          ...properties,
        },
        label,
        leaves && unseen(` ${words.newTab}`),
      )
    : label;
};

const renderInlines = (scene: Scene, inlines: readonly Inline[]): Child[] =>
  inlines.map(({ text, href, strong, emphasis }) =>
    href
      ? renderLink(scene, text, href)
      : strong || emphasis
        ? h(strong ? 'strong' : 'em', {}, text)
        : `${text}`,
  );

/** Builds the nodes of blocks; a block of a kind that is not known shows nothing. */
export const renderBlocks = (scene: Scene, blocks: readonly Block[]): Child[] =>
  blocks.map((block) => {
    switch (block.type) {
      case 'paragraph':
        // An Arabic sentence runs from right to left, whatever is around it.
        return h(
          'p',
          { class: block.role, dir: 'auto' },
          renderInlines(scene, block.inlines),
        );
      case 'list':
        return list(
          block.items.map((item) => renderInlines(scene, item)),
          block.ordered ? 'ol' : 'ul',
        );
      case 'form':
        return scene.renderForm(block);
      default:
        return block satisfies never;
    }
  });
