import type { Block } from '../../src/schema/block.ts';
import type { ReplyEntry } from '../../src/schema/reply.ts';
import type { Child } from '../node.ts';
import { button, h, p, put } from '../node.ts';
import type { Scene } from '../scene.ts';
import { fill } from '../words.ts';
import { renderBlocks, renderLink } from './blocks.ts';
import { renderFeedback } from './feedback.ts';

/** Whether a block of an answer is shown before 'Read more' is pressed. */
const isShort = (block: Block, index: number): boolean =>
  index === 0 || (block.type === 'paragraph' && block.role !== undefined);

/** Draws the short answer, the rest behind 'Read more', then what must always show. */
const renderFolding = (scene: Scene, blocks: readonly Block[]): Child => {
  const { words } = scene;
  const [first, ...others] = renderBlocks(scene, blocks.filter(isShort));
  const folded = blocks.filter((block, index) => !isShort(block, index));
  const rest = h('div', { class: 'rest', hidden: true }, renderBlocks(scene, folded));
  const toggle = (): void => {
    rest.hidden = !rest.hidden;
    more.ariaExpanded = `${!rest.hidden}`;
    put(more, rest.hidden ? words.more : words.less);
  };
  const more = button(words.more, toggle, { class: 'more', 'aria-expanded': 'false' });
  return [first, folded.length > 0 && [more, rest], others];
};

const join = (...parts: (string | undefined)[]): string =>
  parts.filter(Boolean).join(', ');

/** One quiet line: where the answer comes from and who has checked it. */
const renderSource = (scene: Scene, { source, signature, status }: ReplyEntry): Child => {
  const { words, locale } = scene;
  const what = fill(words.source, join(source.title, source.part, source.author));
  const { reviewer, role, registration, signed = '' } = signature ?? {};
  const day = new Date(signed).toLocaleDateString(locale, { dateStyle: 'long' });
  return p(
    'fine',
    renderLink(scene, what, source.href),
    status === 'signed' &&
      `. ${fill(words.reviewed, join(reviewer, role, registration, day))}`,
  );
};

/** Draws one answered entry with its question, source, review state and feedback. */
export const renderAnswer = (
  scene: Scene,
  entry: ReplyEntry,
  blocks: readonly Block[],
  knowledge: string,
): Child => [
  h('h3', {}, entry.question),
  entry.status !== 'signed' && p('draft', scene.words.draft),
  renderFolding(scene, blocks),
  renderSource(scene, entry),
  renderFeedback(scene, entry.id, knowledge),
];
