/**
 * Brings each chat of the gallery into its state, as a visitor would: by asking and by
 * pressing buttons. `document.documentElement.dataset.ready` tells a test that all is done.
 */
export const galleryScript = `
const arabic = {
  launcher: 'اطرح سؤالا', automated: 'مساعد آلي وليس شخصا', close: 'إغلاق', input: 'اكتب سؤالك',
  send: 'إرسال', more: 'اقرأ المزيد', less: 'اقرأ أقل', draft: 'مسودة بانتظار المراجعة السريرية',
  helpful: 'هل أجاب هذا عن سؤالك؟', yes: 'نعم', no: 'لا', also: 'يمكنك أيضا أن تسأل',
  starters: 'أسئلة شائعة', topics: 'كل المواضيع', clear: 'ابدأ من جديد', copy: 'نسخ', save: 'حفظ',
};
const english = { more: 'Read more', no: 'No', topics: 'Browse all topics', clear: 'Start again' };
const inArabic = (label) => {
  const key = Object.keys(english).find((name) => english[name] === label);
  return document.documentElement.dir === 'rtl' && key ? arabic[key] : label;
};
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
  if (offline) Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
  for (const [index, ask] of asks.entries()) {
    chat.ask(ask);
    await until(() => turns() > index);
    await new Promise((done) => setTimeout(done, 60));
  }
  for (const press of presses) {
    const label = (button) => button.textContent === inArabic(press);
    const button = await until(() => [...root.querySelectorAll('button')].find(label));
    button?.click();
    await new Promise((done) => setTimeout(done, 120));
  }
  if (offline) delete navigator.onLine;
};
const ready = async () => {
  await customElements.whenDefined('vetted-chat');
  for (const chat of document.querySelectorAll('vetted-chat')) {
    if (document.documentElement.dir === 'rtl') chat.words = arabic;
  }
  for (const chat of document.querySelectorAll('vetted-chat[data-state]')) await drive(chat);
  document.activeElement?.blur();
  document.documentElement.dataset.ready = 'yes';
};
ready();
`;
