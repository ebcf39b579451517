/**
 * Brings each chat of the gallery into its state, as a visitor would: by asking and by
 * pressing buttons. `document.documentElement.dataset.ready` tells a test that all is done.
 */
export const galleryScript = `
const isRtl = document.documentElement.dir === 'rtl';
// Not a language: the marks show what comes from the dictionary, in any font.
const english = {
  launcher: 'Ask a question', automated: 'Automated assistant, not a person', close: 'Close',
  input: 'Type your question', send: 'Send', more: 'Read more', less: 'Read less',
  draft: 'Draft, awaiting clinical review', helpful: 'Did this answer your question?', yes: 'Yes',
  no: 'No', also: 'You could also ask', starters: 'People often ask', topics: 'Browse all topics',
  clear: 'Start again', copy: 'Copy chat', save: 'Save chat',
};
const marked = (text) => '«' + text + '»';
const pseudo = Object.fromEntries(Object.entries(english).map(([key, text]) => [key, marked(text)]));
const shown = (text) => (isRtl && Object.values(english).includes(text) ? marked(text) : text);
const until = async (found) => {
  for (let tries = 0; tries < 100; tries += 1) {
    const result = found();
    if (result) return result;
    await new Promise((done) => setTimeout(done, 20));
  }
};
const drive = async (chat) => {
  const { asks, presses, offline } = JSON.parse(chat.dataset.state);
  const root = chat.shadowRoot;
  const turns = () => root.querySelectorAll('article').length;
  await until(() => root.querySelector('.greeting')?.textContent);
  const { fetch } = window;
  if (offline) {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    window.fetch = () => Promise.reject(new TypeError('offline'));
  }
  for (const [index, ask] of asks.entries()) {
    chat.ask(ask);
    await until(() => turns() > index);
    await new Promise((done) => setTimeout(done, 60));
  }
  for (const press of presses) {
    const label = (button) => button.textContent === shown(press);
    const button = await until(() => [...root.querySelectorAll('button')].find(label));
    button?.click();
    await new Promise((done) => setTimeout(done, 120));
  }
  if (offline) {
    delete navigator.onLine;
    window.fetch = fetch;
  }
};
const ready = async () => {
  await customElements.whenDefined('vetted-chat');
  for (const chat of document.querySelectorAll('vetted-chat')) {
    if (isRtl) chat.words = pseudo;
  }
  for (const chat of document.querySelectorAll('vetted-chat[data-state]')) await drive(chat);
  document.activeElement?.blur();
  document.documentElement.dataset.ready = 'yes';
};
ready();
`;
