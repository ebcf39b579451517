import type { App } from './app.ts';
import { createApp } from './app.ts';
import type { Words } from './words.ts';

/**
 * `<vetted-chat src="https://service.example">`: a clinic's vetted answers in a bubble.
 * Nothing is fetched or stored before a visitor opens it.
 */
export class VettedChat extends HTMLElement {
  static readonly observedAttributes = ['open'];

  #app: App = createApp(this);

  connectedCallback(): void {
    this.#app.connect();
  }

  disconnectedCallback(): void {
    this.#app.disconnect();
  }

  attributeChangedCallback(): void {
    this.#app.follow();
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
  readonly ask = this.#app.ask;

  /** Forgets the conversation, here and in the tab's storage. */
  readonly clear = this.#app.clear;

  /** Replaces some of the widget's own words. */
  set words(some: Partial<Words>) {
    this.#app.say(some);
  }
}
