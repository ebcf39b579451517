import type { Start, Suggestions } from '../src/schema/reply.ts';
import { renderGreeting, renderTools } from './around.ts';
import { warnOfContrast } from './contrast.ts';
import type { Conversation, Turn } from './conversation.ts';
import { keyboardMs } from './limits.ts';
import { button, h, p, put, textOf } from './node.ts';
import type { Scene } from './scene.ts';
import { fillSmallScreen, isSmallScreen, isTouch } from './small-screen.ts';
import { createComposer } from './typing/composer.ts';
import { createSuggest } from './typing/suggest.ts';
import { renderAction } from './view/action.ts';
import { renderReminder } from './view/care.ts';
import { renderTurn } from './view/turn.ts';
import { fill } from './words.ts';

/** The element as its view sees it. */
export type Host = HTMLElement & {
  readonly open: boolean;
  show(): void;
  hide(): void;
  clear(): void;
};

export type View = {
  readonly setOpen: (isOpen: boolean, takesFocus?: boolean) => void;
  /** Shows a change of a turn and tells everybody of it, once. */
  readonly onTurn: (turn: Turn) => void;
  readonly onClear: () => void;
};

type Ground = {
  readonly host: Host;
  readonly scene: Scene;
  readonly chat: Conversation;
  readonly root: ShadowRoot;
  /** Holds the regions that speak to screen readers. */
  readonly live: HTMLElement;
  readonly signal: AbortSignal;
};

/** Builds the bubble and the panel in the shadow root; the signal ends all listening. */
export const mount = ({ host, scene, chat, root, live, signal }: Ground): View => {
  const { words, locale, announce, emit, client } = scene;
  const attribute = (name: string): string | null => host.getAttribute(name);
  const isInline = attribute('mode') === 'inline';
  const label = attribute('label') ?? words.launcher;
  let suggest: ReturnType<typeof createSuggest> = () => [];
  let isOpen = isInline;
  let isStarting = false;
  let unread = 0;
  let closing = new AbortController();

  const {
    node: composer,
    input,
    close,
    update,
  } = createComposer(scene, (draft) =>
    // What the clinic offers is no help to who must call for help first.
    chat.last()?.care ? [] : suggest(draft),
  );
  const title = h('h2', { id: 'title' });
  const greeting = h('div', { class: 'greeting' });
  const turns = h('div');
  const tools = renderTools(scene, turns, () => host.clear());
  const reminder = h('div');
  const help = h('div', { class: 'help' }, h('slot'));
  const reach = h('div', { class: 'row reach' });
  const log = h(
    'div',
    {
      class: 'log',
      role: 'log',
      'aria-live': 'off',
      tabindex: 0,
      'aria-labelledby': 'title',
    },
    greeting,
    turns,
    tools,
  );
  const launcher = button('', () => host.show(), {
    class: 'launcher primary',
    part: 'launcher',

    'aria-expanded': 'false',
  });
  const hide = (): void => host.hide();

  const keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    event.preventDefault();
    if (!close()) hide();
  };
  /** Follows a browser that closes a modal dialog by itself, as for Android's Back. */
  const onClosed = (): void => {
    if (!isOpen || panel.open) return;
    hide();
    launcher.focus();
  };
  // Modal on a small screen, where nothing else can be seen; above all else on a large one.
  const panel = h(
    isInline ? 'section' : 'dialog',
    {
      id: 'panel',
      part: 'panel',
      'aria-labelledby': 'title',
      popover: !isInline && 'manual',
      keydown,
      close: onClosed,
    },
    h(
      'div',
      { class: 'top' },
      h('div', {}, title, p('', words.automated)),
      !isInline &&
        button('×', hide, {
          class: 'close',
          'aria-label': words.close,
        }),
    ),
    reminder,
    log,
    help,
    h('div', { class: 'foot' }, composer, reach),
  ) as HTMLDialogElement;

  // The field would bring the keyboard up, over what is to be read.
  const refocus = (): void => (isTouch() ? log : input).focus();
  /** Changes nodes without ever leaving the keyboard nowhere. */
  const keepFocus = (change: () => void): void => {
    const before = root.activeElement;
    change();
    if (before && !root.activeElement) refocus();
  };

  const showUnread = (count: number): string => {
    unread = count;
    const form = words.unread[new Intl.PluralRules(locale).select(count)] ?? '';
    const text = count ? fill(form, count) : '';
    put(launcher, label, text && `, ${text}`);
    return text;
  };

  const showAround = (): void => {
    const { start } = scene;
    const care = chat.last()?.care;
    const last = chat.turns().at(-1);
    put(reminder, care?.reminder && renderReminder(scene, care));
    // Under a care card the phone is the one way on.
    put(
      reach,
      start && [
        renderAction(scene, start.phone),
        !care && [
          start.actions
            .filter(({ type }) => type !== 'phone')
            .map((action) => renderAction(scene, action)),
          button(words.topics, () => chat.add({ query: words.topics }, 'topics')),
        ],
      ],
    );
    put(title, attribute('heading') ?? start?.name ?? label);
    tools.hidden = !last;
    log.classList.toggle('flagged', !!care);
    // The host page's own contact lines, for when the service cannot be reached.
    help.hidden = isStarting || (!!start && last?.state !== 'failed');
  };

  /** Scrolls to a turn; of a care card so far that how to call is seen. */
  const reveal = (turn: HTMLElement | undefined): void => {
    const card = turn?.querySelector<HTMLElement>('.card');
    const call = card?.querySelector<HTMLElement>('.action');
    log.scrollTop = Math.max(
      (card ?? turn)?.offsetTop ?? 0,
      call ? call.offsetTop + call.offsetHeight - log.clientHeight : 0,
    );
  };

  const revealLast = (): void =>
    reveal([...turns.querySelectorAll<HTMLElement>('article:not([hidden])')].at(-1));

  const showGreeting = (): void => {
    keepFocus(() => {
      put(
        greeting,
        scene.start
          ? renderGreeting(scene, scene.start)
          : isStarting
            ? p('fine', words.waiting)
            : [p('', words.failed), button(words.again, load, { class: 'primary' })],
      );
      showAround();
    });
    revealLast();
  };

  const load = async (): Promise<void> => {
    if (isStarting) return;
    isStarting = !scene.start;
    showGreeting();
    scene.start ??= (await client<Start>('api/start')).value;
    isStarting = false;
    showGreeting();
    if (!scene.start) return;
    const { value } = await client<Suggestions>(scene.start.suggestions);
    if (!value?.entries) return;
    suggest = createSuggest(value.entries);
    update();
  };

  const showTurn = (turn: Turn): HTMLElement => {
    const node = renderTurn(scene, turn, chat.retry);
    keepFocus(() => {
      const old = turns.children[chat.turns().indexOf(turn)];
      if (old) old.replaceWith(node);
      else turns.append(node);
      showAround();
    });
    // The reply to a dismissal is not drawn and has no place to scroll to.
    if (!turn.dismiss) reveal(node);
    return node;
  };

  const around = h(
    'div',
    { class: 'root', lang: locale },
    !isInline && launcher,
    panel,
    live,
  );
  put(root, around);
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
      if (takesFocus) emit(open ? 'open' : 'close');
      launcher.ariaExpanded = `${open}`;
      if (open) {
        closing = new AbortController();
        if (isSmallScreen()) panel.showModal();
        else panel.showPopover();
        fillSmallScreen(panel, closing.signal);
        // What is outside a modal dialog is not spoken.
        panel.append(live);
        showUnread(0);
        void load();
        if (takesFocus) input.focus();
        launcher.hidden = true;
      } else {
        // Focus moves before its place goes.
        launcher.hidden = false;
        if (root.activeElement) launcher.focus();
        around.append(live);
        panel.close();
        panel.hidePopover();
        closing.abort();
      }
    },
    onTurn: (turn) => {
      const { state, reply, failure, dismiss, form } = turn;
      const node = showTurn(turn);
      if (dismiss || state === 'waiting') return;
      const isCard = reply?.care?.reminder === false;
      // On to what was asked for with a button of the foot, but not away from a draft.
      if ((form || state === 'topics') && !input.value)
        node.querySelector<HTMLElement>('summary, input:not([type=hidden])')?.focus();
      // The on-screen keyboard would hide the card; without it there is room for more.
      if (isCard && isTouch()) {
        input.blur();
        setTimeout(revealLast, keyboardMs);
      }
      announce(
        isOpen ? textOf(node) : showUnread(unread + 1),
        state === 'failed' || isCard,
      );
      if (state === 'failed') emit('error', { status: failure?.status });
      if (state === 'answered') emit('reply', { kind: reply?.kind });
    },
    onClear: () => {
      if (root.activeElement) refocus();
      put(turns);
      showAround();
      revealLast();
      announce(words.done);
    },
  };
};
