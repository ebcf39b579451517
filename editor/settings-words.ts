import type { FieldWords } from './words.ts';

/** Words for the keys of the settings files. */
export const settingsWords: Readonly<Record<string, FieldWords>> = {
  name: { label: 'Name of the clinic' },
  phone: { label: 'Phone', hint: 'As visitors should read it.' },
  email: { label: 'Email', hint: 'May stay empty.' },
  address: { label: 'Address', hint: 'May stay empty.' },
  'call-back': { label: 'Visitors may ask for a call-back' },
  greeting: { label: 'Greeting' },
  purpose: {
    label: 'What the chat is for, and what it is not',
    hint: 'Must say that it is automated.',
  },
  privacy: { label: 'Privacy line' },
  disclaimer: { label: 'Disclaimer below answers' },
  'safety-net': {
    label: 'Safety-net line',
    hint: 'Shown with every answer about symptoms or care. Never say that something is harmless.',
  },
  'emergency-line': { label: 'Emergency line' },
  starters: { label: 'Questions offered at the start' },
  disambiguate: { label: 'Before a choice of questions' },
  'disambiguate-again': { label: 'Before a choice, the second time' },
  fallback: {
    label: 'When there is no answer',
    hint: 'The first, the second and later times in a row.',
  },
  'fallback-people-first': { label: 'When there is no answer again: people first' },
  'fallback-unreadable': { label: 'When nothing can be read' },
  'fallback-not-served': { label: 'When the answer is not reviewed' },
  'other-language': { label: 'When somebody writes in another language' },
  'hand-off': { label: 'When somebody wants a person' },
  'hand-off-closed': { label: 'When somebody wants a person and the clinic is closed' },
  topics: { label: 'Before the list of topics' },
  'start-again': { label: 'After starting again' },
  'none-of-these': { label: 'After “None of these”' },
  'care-standing': { label: 'While an emergency card stands' },
  errors: { label: 'When something goes wrong' },
  labels: { label: 'Words on buttons' },
  declined: {
    label: 'Questions that the chat declines',
    hint: 'Prices, doses, other body parts …: what is said instead, and how visitors ask.',
  },
};

/** Words for one declined topic. */
export const declinedWords: Readonly<Record<string, FieldWords>> = {
  id: { label: 'Short name', hint: 'Never change it later.' },
  title: { label: 'Title for staff' },
  phrasings: { label: 'How visitors ask' },
  tests: { label: 'Tests: must be declined' },
  not: { label: 'Must not be declined' },
  text: { label: 'What is said instead' },
  reply: {
    label: 'Who can help',
    hint: '**hand-off**: a person or the booking page. **fallback**: nobody here.',
  },
  'follow-ups': { label: 'Offered beside it' },
  'beside-care': {
    label: 'Said beside a care card, too',
    hint: 'For what matters to somebody in danger, such as what this chat keeps.',
  },
};

/** Words for the sentences of errors. */
export const errorWords: Readonly<Record<string, FieldWords>> = {
  'not-json': { label: 'The request cannot be read' },
  'too-large': { label: 'The request is too large' },
  'wrong-shape': { label: 'The request has the wrong shape' },
  'empty-query': { label: 'Nothing was asked' },
  'too-long': { label: 'The question is too long' },
  'too-many': { label: 'Too many questions' },
  'not-found': { label: 'There is nothing here' },
  'not-allowed': { label: 'This is not allowed' },
  'went-wrong': { label: 'Something went wrong' },
};

/** Words for the labels of buttons. */
export const labelWords: Readonly<Record<string, FieldWords>> = {
  phone: { label: 'Phone the clinic' },
  booking: { label: 'Book' },
  'call-back': { label: 'Ask for a call-back' },
  'emergency-phone': { label: 'Emergency phone' },
  'urgent-phone': { label: 'Urgent phone' },
  'privacy-link': { label: 'Privacy' },
  'dismiss-care': { label: 'Dismiss an emergency card' },
  'topics-heading': { label: 'Heading above the topics' },
};
