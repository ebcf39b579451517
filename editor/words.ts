/** What a field is called, and what staff should know when they fill it in. */
export type FieldWords = { readonly label: string; readonly hint?: string };

/**
 * Words for the keys of an entry. A key that stands here and not in the schema, or the
 * other way round, fails a test.
 */
export const entryWords: Readonly<Record<string, FieldWords>> = {
  id: {
    label: 'Short name of the entry',
    hint: 'For instance **faq-stairs**: lower-case words joined by hyphens. Other entries point here by this name, so never change it later, and never use it twice.',
  },
  question: {
    label: 'Question',
    hint: 'As a visitor would read it above the answer.',
  },
  label: {
    label: 'Short label',
    hint: 'For buttons and menus, where the question is long. May stay empty.',
  },
  phrasings: {
    label: 'Other ways visitors say it',
    hint: 'Everyday words, slang, keywords, wrong spellings: 8 or more are good. Never the words of a test.',
  },
  tests: {
    label: 'Tests: must find this answer',
    hint: 'Never shown and never learnt from; they prove that the answer is found.',
  },
  not: {
    label: 'Must not find this answer',
    hint: 'Questions that sound alike and need another answer.',
  },
  overlaps: {
    label: 'Entries that answer nearly the same',
    hint: 'They do not compete with this one: the best of them answers.',
  },
  'follow-ups': {
    label: 'Offered after the answer',
    hint: 'The entries that visitors often want next.',
  },
  topic: { label: 'Topic' },
  subject: {
    label: 'What “it” means afterwards',
    hint: 'For instance **sciatica**: visitors go on with “how long does it last”. May stay empty.',
  },
  author: { label: 'Written by', hint: 'The reviewer who signs must be somebody else.' },
  source: {
    label: 'Source',
    hint: 'Shown below the answer. Choose an article, or write a title.',
  },
  'safety-net': {
    label: 'Show the safety-net line',
    hint: 'On for every answer about symptoms or care.',
  },
  'hand-off': {
    label: 'Offer a person first',
    hint: 'On where who asks this wants to book or to reach somebody.',
  },
  withdrawn: {
    label: 'Taken out of service because …',
    hint: 'Leave empty. A reason written here stops the answer as soon as it is published; it needs no signature.',
  },
  'reviewer-note': {
    label: 'Note for the reviewer',
    hint: 'Shown when the answer is signed, never to visitors: doubts, figures to check, guidance that says otherwise.',
  },
};

/** Words for the parts of an entry's source. */
export const sourceWords: Readonly<Record<string, FieldWords>> = {
  article: { label: 'Article' },
  part: { label: 'Part of it', hint: 'For instance **FAQ 4**.' },
  title: { label: 'Title', hint: 'Where no article is chosen.' },
  url: { label: 'Address', hint: 'Begins with https://' },
};

/** Words for the text below an entry's keys. */
export const answerWords: FieldWords = {
  label: 'Answer',
  hint: 'The first paragraph is the short answer and is shown first; the rest stands under “Read more”. Paragraphs, lists, bold, italic and links; no headings, pictures or tables. **{{phone}}** becomes the clinic’s number.',
};
