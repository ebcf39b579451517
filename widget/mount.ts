import type { Start, Suggestions } from '../src/schema/reply.ts';
import { renderGreeting, renderReach, renderTools } from './around.ts';
import { warnOfContrast } from './contrast.ts';
import type { Conversation, Turn } from './conversation.ts';
import { button, h, icon, p, put } from './node.ts';
import type { Scene } from './scene.ts';
import { fillSmallScreen, keepTabInside } from './small-screen.ts';
import { createComposer } from './typing/composer.ts';
import { createSuggest } from './typing/suggest.ts';
import { renderReminder } from './view/care.ts';
import { replyText } from './view/text.ts';
import { renderTurn } from './view/turn.ts';
import { fill } from './words.ts';

/** The element as its view sees it. */
export type Host = HTMLElement & { open: boolean; clear(): void };

export type View = {
  readonly setOpen: (isOpen: boolean, takesFocus?: boolean) => void;
  readonly showTurn: (turn: Turn) => void;
  /** Shows a change of a turn and tells everybody of it, once. */
  readonly onTurn: (turn: Turn) => void;
  readonly onClear: () => void;
};

/** Builds the bubble and the panel in the shadow root; the signal ends all listening. */
export const mount = (
  host: Host,
  scene: Scene,
  chat: Conversation,
  { root, live, signal }: { root: ShadowRoot; live: HTMLElement; signal: AbortSignal },
): View => {
  const { words, locale, announce, emit, client } = scene;
  const isInline = host.getAttribute('mode') === 'inline';
  const label = host.getAttribute('label') ?? words.launcher;
  const nodes = new Map<Turn, HTMLElement>();
  let suggest: ReturnType<typeof createSuggest> = () => [];
  let isOpen = isInline;
  let isStarting = false;
  let unread = 0;
  let closing = new AbortController();

  const {
    node: composer,
    input,
    close,
  } = createComposer(scene, (draft) => suggest(draft));
  const title = h('h2', { id: 'title' });
  const greeting = h('div', { class: 'greeting' });
  const turns = h('div');
  const tools = renderTools(scene, chat.turns, () => host.clear());
  const reminder = h('div');
  const help = h('div', { class: 'help' }, h('slot'));
  const reach = h('div', { class: 'row reach' });
  const news = h('span', { class: 'sr', role: 'status' });
  const log = h(
    'div',
    {
      class: 'log',
      role: 'log',
      'aria-live': 'off',
      tabindex: 0,
      'aria-label': words.conversation,
    },
    greeting,
    turns,
    tools,
  );
  const launcherText = h('span');
  const launcher = button(
    [icon('M20 12a8 8 0 0 1-8 8H4l2-3a8 8 0 1 1 14-5zM9 10h6M9 14h4'), launcherText],
    () => {
      host.open = true;
    },
    {
      class: 'launcher primary',
      part: 'launcher',
      'aria-haspopup': 'dialog',
      'aria-expanded': 'false',
    },
  );
  const hide = (): void => {
    host.open = false;
  };

  const keydown = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') keepTabInside(panel, event);
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    if (!close()) hide();
  };
  const panel = h(
    'div',
    {
      id: 'panel',
      part: 'panel',
      role: isInline ? 'region' : 'dialog',
      'aria-labelledby': 'title',
      popover: !isInline && 'manual',
      hidden: !isInline,
      keydown,
    },
    h(
      'header',
      {},
      h('div', {}, title, p('', words.automated)),
      !isInline &&
        button(icon('M6 6l12 12M18 6 6 18'), hide, {
          class: 'close',
          'aria-label': words.close,
        }),
    ),
    reminder,
    log,
    help,
    h('div', { class: 'foot' }, composer, reach),
    live,
  );

  /** Changes nodes without ever leaving the keyboard nowhere. */
  const keepFocus = (change: () => void): void => {
    const before = root.activeElement;
    change();
    if (before && !root.activeElement)
      (matchMedia('(hover: hover)').matches ? input : log).focus();
  };

  const showUnread = (count: number): void => {
    unread = count;
    const form = words.unread[new Intl.PluralRules(locale).select(count)] ?? '';
    const text = count ? fill(form, { n: count }) : '';
    put(launcherText, count ? `${label}, ${text}` : label);
    put(news, text);
  };

  const showAround = (): void => {
    const { start } = scene;
    const care = chat.last()?.care;
    const last = chat.turns().at(-1);
    put(reminder, care?.reminder && renderReminder(scene, care));
    put(
      reach,
      renderReach(scene, !!care, () => chat.add({ query: words.topics }, 'topics')),
    );
    put(title, host.getAttribute('heading') ?? start?.name ?? words.heading);
    tools.hidden = !last;
    // The host page's own contact lines, for when the service cannot be reached.
    help.hidden = isStarting || (!!start && last?.state !== 'failed');
  };

  const showGreeting = (): void =>
    keepFocus(() => {
      put(
        greeting,
        scene.start
          ? renderGreeting(scene)
          : isStarting
            ? p('fine', words.waiting)
            : [p('', words.failed), button(words.again, load, { class: 'primary' })],
      );
      showAround();
    });

  const load = async (): Promise<void> => {
    if (isStarting) return;
    isStarting = !scene.start;
    showGreeting();
    scene.start ??= (await client<Start>('api/start')).value;
    isStarting = false;
    showGreeting();
    if (!scene.start) return;
    const { value } = await client<Suggestions>(scene.start.suggestions);
    if (value?.entries) suggest = createSuggest(value.entries);
  };

  const showTurn = (turn: Turn): void => {
    const node = renderTurn(scene, turn, chat.retry);
    keepFocus(() => {
      const old = nodes.get(turn);
      if (old) old.replaceWith(node);
      else turns.append(node);
      showAround();
    });
    nodes.set(turn, node);
    log.scrollTop = node.offsetTop;
  };

  put(
    root,
    h('div', { class: 'root', lang: locale }, !isInline && launcher, news, panel),
  );
  window.addEventListener('online', chat.resume, { signal });
  signal.addEventListener('abort', () => closing.abort());
  chat.turns().map(showTurn);
  showUnread(0);
  [launcher, panel].map(warnOfContrast);
  if (isInline) void load();

  return {
    setOpen: (open, takesFocus) => {
      if (isInline || open === isOpen) return;
      isOpen = open;
      launcher.ariaExpanded = `${open}`;
      if (open) {
        closing = new AbortController();
        panel.hidden = false;
        panel.showPopover();
        fillSmallScreen(panel, closing.signal);
        showUnread(0);
        void load();
        if (takesFocus) input.focus();
        launcher.hidden = true;
      } else {
        // Focus moves before its place goes.
        launcher.hidden = false;
        if (root.activeElement) launcher.focus();
        panel.hidden = true;
        closing.abort();
      }
    },
    showTurn,
    onTurn: (turn) => {
      const { state, reply, failure, dismiss } = turn;
      showTurn(turn);
      if (dismiss) return;
      if (state === 'answered' && reply) {
        announce(replyText(scene, reply), reply.care?.reminder === false);
        emit('reply', { kind: reply.kind });
        if (!isOpen) showUnread(unread + 1);
      } else if (state === 'failed') {
        announce(failure?.problem?.detail ?? words.failed, true);
        emit('error', { status: failure?.status });
      } else if (state === 'queued') announce(words.queued);
    },
    onClear: () => {
      nodes.clear();
      keepFocus(() => {
        put(turns);
        showAround();
      });
      announce(words.cleared);
    },
  };
};
