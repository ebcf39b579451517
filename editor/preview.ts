import type { EntrySource } from '../src/knowledge/parse-entry.ts';
import { referenceValues, resolveBlocks } from '../src/knowledge/references.ts';
import type { Block } from '../src/schema/block.ts';
import type { ContentProblem } from '../src/schema/content-problem.ts';
import type { EditorSettings } from '../src/schema/editor.ts';
import type { ReplyEntry } from '../src/schema/reply.ts';
import type { Child } from '../widget/node.ts';
import { h, put } from '../widget/node.ts';
import type { Scene } from '../widget/scene.ts';
import widgetStyle from '../widget/style.css?inline';
import { renderAnswer } from '../widget/view/answer.ts';
import { words } from '../widget/words.ts';
import type { Checked } from './check.ts';
import previewStyle from './preview.css?inline';

/** A scene in which nothing can be sent: what the preview shows has no visitor. */
const scene: Scene = {
  words,
  base: `${location.origin}/`,
  locale: 'en-GB',
  client: () => Promise.reject(new Error('A preview sends nothing.')),
  ask: () => undefined,
  announce: () => undefined,
  emit: () => undefined,
  quit: () => undefined,
  renderForm: () => null,
};

type Facts = EditorSettings['preview'];

const sourceOf = ({ front }: EntrySource, { articles }: Facts): ReplyEntry['source'] => {
  const { article, part, title } = front.source;
  const known = articles.find(({ id }) => id === article);
  return {
    title: title ?? known?.title ?? '',
    ...(part === undefined ? {} : { part }),
    ...(known === undefined ? {} : { author: known.author }),
  };
};

const blocksOf = ({ blocks, front }: EntrySource, facts: Facts): readonly Block[] => {
  const { clinic, safetyNet } = facts;
  return [
    ...resolveBlocks(blocks, referenceValues(clinic)),
    ...(front['safety-net'] ? safetyNet : []),
  ];
};

const answerOf = (entry: EntrySource, facts: Facts): Child =>
  renderAnswer(
    scene,
    {
      id: entry.front.id,
      question: entry.front.question,
      status: 'unsigned',
      hash: '',
      source: sourceOf(entry, facts),
    },
    blocksOf(entry, facts),
    '',
  );

const list = (heading: string, problems: readonly ContentProblem[]): Child =>
  problems.length > 0 &&
  h(
    'section',
    {},
    h('h2', {}, heading),
    h(
      'ul',
      {},
      problems.map(({ message }) => h('li', {}, message)),
    ),
  );

/** Draws the answer as the widget shows it, and below it what the checks say. */
export const drawPreview = (
  place: HTMLElement,
  { entry, problems }: Checked,
  facts: Facts,
): void => {
  const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  put(
    root,
    h('style', {}, widgetStyle, previewStyle),
    h(
      'div',
      { class: 'root' },
      h(
        'p',
        { class: 'fine' },
        'As visitors will see it. Saved, it is a draft until a reviewer signs it.',
      ),
      entry && h('article', { class: 'answer' }, answerOf(entry, facts)),
      list('To be mended before it can be used', errors),
      list('Worth a second look', warnings),
      problems.length === 0 && h('p', { class: 'fine' }, 'The checks found nothing.'),
    ),
  );
};
