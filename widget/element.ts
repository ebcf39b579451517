import { createAnnouncer } from './announcer.ts';
import { createClient } from './client.ts';
import { createConversation } from './conversation.ts';
import type { View } from './mount.ts';
import { mount } from './mount.ts';
import type { Scene } from './scene.ts';
import css from './style.css?inline';
import { renderForm } from './view/form.ts';
import type { Words } from './words.ts';
import { words } from './words.ts';

const scriptHref = (document.currentScript as HTMLScriptElement | null)?.src;
/** Where 'Leave this page now' goes unless the page says otherwise: somewhere harmless. */
const harmlessHref = 'https://www.bbc.co.uk/weather';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/**
 * `<vetted-chat src="https://service.example">`: a clinic's vetted answers in a bubble.
 * Nothing is fetched or stored before a visitor opens it.
 */
export class VettedChat extends HTMLElement {
  static readonly observedAttributes = ['open'];

  #root = this.attachShadow({ mode: 'open' });
  #view: View | undefined;
  #listening = new AbortController();
  #speaker = createAnnouncer();
  #client = createClient(() => this.#scene.base);
  #chat = createConversation(
    this.#client,
    () => this.hasAttribute('remember') && `vetted-chat ${this.#scene.base}`,
    (turn) => this.#view?.onTurn(turn),
  );
  #scene: Scene = {
    words,
    base: '',
    locale: '',
    client: this.#client,
    ask: this.#chat.add,
    announce: this.#speaker.announce,
    emit: (name, detail = {}) => {
      const event = { detail, bubbles: true, composed: true };
      this.dispatchEvent(new CustomEvent(`vetted-${name}`, event));
    },
    quit: () => {
      this.clear();
      this.hide();
      location.replace(this.getAttribute('exit-href') ?? harmlessHref);
    },
    renderForm: (block) => renderForm(this.#scene, block),
  };

  /** Builds the bubble; also when the page has moved the element or changed its words. */
  connectedCallback(): void {
    const src = this.getAttribute('src');
    const page = document.baseURI;
    this.#scene.base = new URL(
      src ? `${src}/` : '.',
      src ? page : (scriptHref ?? page),
    ).href;
    this.#scene.locale = this.lang || 'en-GB';
    this.disconnectedCallback();
    this.#listening = new AbortController();
    this.#root.adoptedStyleSheets = [sheet];
    this.#chat.restore();
    const { signal } = this.#listening;
    const live = this.#speaker.node;
    this.#view = mount(this, this.#scene, this.#chat, { root: this.#root, live, signal });
    this.#view.setOpen(this.open);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
  }

  attributeChangedCallback(
    _name: string,
    before: string | null,
    after: string | null,
  ): void {
    if (!this.#view || (before === null) === (after === null)) return;
    this.#view.setOpen(this.open, true);
    this.#scene.emit(this.open ? 'open' : 'close');
  }

  /** Opens the panel and puts the keyboard into the question. */
  show(): void {
    this.open = true;
  }

  /** Closes the panel and gives the keyboard back to the bubble. */
  hide(): void {
    this.open = false;
  }

  /** Whether the panel is open; the attribute says the same. */
  get open(): boolean {
    return this.hasAttribute('open');
  }

  set open(isOpen: boolean) {
    this.toggleAttribute('open', isOpen);
  }

  /** Asks a question as if the visitor had typed it. */
  ask(query: string): void {
    this.#chat.add({ query });
  }

  /** Forgets the conversation, here and in the tab's storage. */
  clear(): void {
    this.#chat.clear();
    this.#view?.onClear();
  }

  /** Replaces some of the widget's own words. */
  set words(some: Partial<Words>) {
    this.#scene.words = { ...words, ...some };
    if (this.isConnected) this.connectedCallback();
  }
}
