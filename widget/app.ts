import { createAnnouncer } from './announcer.ts';
import { createClient } from './client.ts';
import { createConversation } from './conversation.ts';
import type { Host, View } from './mount.ts';
import { mount } from './mount.ts';
import type { Scene } from './scene.ts';
import css from './style.css?inline';
import { renderForm } from './view/form.ts';
import type { Words } from './words.ts';
import { words } from './words.ts';

/** Without `src`, the service is where the script came from. */
const scriptHref =
  (document.currentScript as HTMLScriptElement | null)?.src ?? document.baseURI;
/** Where 'Leave this page now' goes unless the page says otherwise: somewhere harmless. */
const harmlessHref = 'https://bbc.co.uk/weather';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** What an element does, kept apart from how the browser calls it. */
export type App = {
  readonly connect: () => void;
  readonly disconnect: () => void;
  /** Follows the attribute `open`. */
  readonly follow: () => void;
  readonly ask: (query: string) => void;
  readonly clear: () => void;
  readonly say: (some: Partial<Words>) => void;
};

/** Makes the conversation of one element, which outlives its moves about the page. */
export const createApp = (host: Host): App => {
  const root = host.attachShadow({ mode: 'open' });
  const { node: live, announce } = createAnnouncer();
  let view: View | undefined;
  let listening = new AbortController();

  const client = createClient(() => scene.base);
  const chat = createConversation(
    client,
    () => host.hasAttribute('remember') && `vetted ${scene.base}`,
    (turn) => view?.onTurn(turn),
  );
  const clear = (): void => {
    chat.clear();
    view?.onClear();
  };
  const scene: Scene = {
    words,
    base: '',
    locale: '',
    client,
    announce,
    ask: chat.add,
    emit: (name, detail) =>
      host.dispatchEvent(
        new CustomEvent(`vetted-${name}`, { detail, bubbles: true, composed: true }),
      ),
    quit: () => {
      clear();
      host.hide();
      location.replace(host.getAttribute('exit-href') ?? harmlessHref);
    },
    renderForm: (block) => renderForm(scene, block),
  };

  const connect = (): void => {
    const src = host.getAttribute('src');
    scene.base = new URL(src ? `${src}/` : '.', scriptHref).href;
    scene.locale = host.lang || 'en-GB';
    listening.abort();
    listening = new AbortController();
    root.adoptedStyleSheets = [sheet];
    chat.restore();
    view = mount({ host, scene, chat, root, live, signal: listening.signal });
    view.setOpen(host.open);
  };

  return {
    connect,
    disconnect: () => listening.abort(),
    follow: () => view?.setOpen(host.open, true),
    ask: (query) => chat.add({ query }),
    clear,
    say: (some) => {
      scene.words = { ...words, ...some };
      if (host.isConnected) connect();
    },
  };
};
