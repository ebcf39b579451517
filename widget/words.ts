/**
 * Every word that the widget itself says, British English. A host may replace any of
 * them through the element's `words`; what the clinic says comes from the service.
 */
export const words = {
  launcher: 'Ask a question',
  unread: { one: '{} new message', other: '{} new messages' } as Partial<
    Record<Intl.LDMLPluralRule, string>
  >,
  automated: 'Automated assistant, not a person',
  close: 'Close',
  you: 'You asked:',
  typed: 'You typed:',
  assistant: 'Assistant:',
  input: 'Type your question',
  send: 'Send',
  waiting: 'One moment.',
  queued: 'You are offline. This waits until you are online.',
  failed: 'Sorry, this did not work.',
  again: 'Try again',
  more: 'Read more',
  less: 'Read less',
  draft: 'Draft, awaiting clinical review',
  source: 'Source: {}',
  reviewed: 'Reviewed by {}',
  helpful: 'Did this answer your question?',
  yes: 'Yes',
  no: 'No',
  why: 'What was wrong?',
  reasons: {
    'not-what-i-asked': 'Not what I asked',
    'too-hard-to-read': 'Too hard to read',
    'not-enough': 'Not enough detail',
    'out-of-date': 'Out of date',
    safety: 'A safety concern',
    '': 'Something else',
  } as Readonly<Record<string, string>>,
  thanks: 'Thank you.',
  none: 'None of these',
  also: 'You could also ask',
  starters: 'People often ask',
  topics: 'Browse all topics',
  clear: 'Start again',
  copy: 'Copy chat',
  save: 'Save chat',
  done: 'Done.',
  newTab: '(opens in a new tab)',
  emergency: 'Immediate action required:',
  urgent: 'Urgent advice:',
  exit: 'Leave this page now',
  dismiss: 'I have read this',
  private: 'No need for contact details, NHS number or birth date.',
  long: '{} characters too long.',
  optional: '(optional)',
};
export type Words = typeof words;

/** Puts a value into the gap of a text. */
export const fill = (text: string, value: string | number): string =>
  text.replace('{}', `${value}`);
