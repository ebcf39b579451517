import type { Option, Reply } from '../../src/schema/reply.ts';
import type { Turn } from '../conversation.ts';
import type { Child } from '../node.ts';
import { button, h, list, p, unseen } from '../node.ts';
import type { Scene } from '../scene.ts';
import { renderActions } from './action.ts';
import { renderAnswer } from './answer.ts';
import { renderBlocks } from './blocks.ts';
import { renderCare } from './care.ts';

/** Draws buttons that each ask for one entry (the last for none); a label is the query. */
export const renderOptions = (
  scene: Scene,
  options: readonly Option[] | undefined,
  heading?: string,
  last?: string | false,
): Child =>
  !!options?.length &&
  h(
    'div',
    { class: last ? 'options' : 'options links' },
    heading && h('h3', { class: 'fine' }, heading),
    list(
      [...options, ...(last ? [{ label: last }] : [])].map(({ label, ...entry }) =>
        button(label, () => scene.ask({ query: label, ...entry })),
      ),
    ),
  );

const renderReply = (scene: Scene, reply: Reply): Child => {
  const { words } = scene;
  const { kind, care, entry, blocks, knowledge, more } = reply;
  if (care && !care.reminder) return renderCare(scene, care);
  return [
    entry ? renderAnswer(scene, entry, blocks, knowledge) : renderBlocks(scene, blocks),
    more?.map((also) => [
      h('hr'),
      renderAnswer(scene, also.entry, also.blocks, knowledge),
    ]),
    renderOptions(scene, reply.options, '', kind === 'disambiguate' && words.none),
    renderActions(scene, reply.actions),
    renderOptions(scene, reply.followUps, words.also),
    reply.disclaimer && p('fine', reply.disclaimer),
  ];
};

const renderState = (scene: Scene, turn: Turn, retry: (turn: Turn) => void): Child => {
  const { words, start } = scene;
  const problem = turn.failure?.problem;
  switch (turn.state) {
    case 'waiting':
      return p('fine', words.waiting);
    case 'queued':
      return p('', words.queued);
    case 'topics':
      return [
        h('h3', {}, start?.topicsHeading ?? words.topics),
        start?.topics.map(({ title, entries }) =>
          h('details', {}, h('summary', {}, title), renderOptions(scene, entries)),
        ),
      ];
    case 'answered':
      return turn.reply && renderReply(scene, turn.reply);
    case 'failed':
      return [
        p('', problem?.detail ?? words.failed),
        button(words.again, () => retry(turn), { class: 'primary' }),
        p('', problem?.phone),
        p('', problem?.emergency),
      ];
    default:
      return turn.state satisfies never;
  }
};

/** Draws a turn: what the visitor said and what came back, in whatever state it is. */
export const renderTurn = (
  scene: Scene,
  turn: Turn,
  retry: (turn: Turn) => void,
): HTMLElement => {
  const { words, locale } = scene;
  const { query, label, reply } = turn;
  const at = new Date(turn.at);
  return h(
    'article',
    { part: 'turn', hidden: turn.dismiss },
    p(
      'said',
      unseen(`${words.you} `),
      label ?? query,
      label &&
        label !== query &&
        h('span', { class: 'fine' }, `\n${words.typed} ${query}`),
    ),
    h('time', { datetime: at.toISOString() }, at.toLocaleTimeString(locale)),
    h(
      'div',
      { class: `reply ${reply?.kind ?? ''}` },
      unseen(`${words.assistant} `),
      renderState(scene, turn, retry),
    ),
  );
};
