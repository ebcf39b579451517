/**
 * Every word that the widget itself says, British English. A host may replace any of
 * them through the element's `words`; what the clinic says comes from the service.
 */
export const words = {
  launcher: 'Ask a question',
  unread: { one: '{n} new message', other: '{n} new messages' } as Partial<
    Record<Intl.LDMLPluralRule, string>
  >,
  heading: 'Questions and answers',
  automated: 'Automated assistant, not a person',
  close: 'Close',
  conversation: 'Conversation',
  you: 'You asked:',
  assistant: 'Assistant:',
  input: 'Type your question',
  send: 'Send',
  waiting: 'Looking for the answer…',
  queued: 'You are offline. This will be sent when you are online again.',
  failed: 'Sorry, this did not work.',
  again: 'Try again',
  readMore: 'Read more',
  readLess: 'Read less',
  draft: 'Draft, awaiting clinical review',
  source: 'Source: {what}',
  reviewed: 'Reviewed by {who}, {when}',
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
  cleared: 'Conversation cleared.',
  copy: 'Copy',
  copied: 'Copied.',
  save: 'Save',
  newTab: '(opens in a new tab)',
  emergency: 'Immediate action required:',
  urgent: 'Urgent advice:',
  exit: 'Leave this page now',
  dismiss: 'I have read this',
  suggestions: 'Suggested questions',
  private:
    'You do not need to give a phone number, email address, NHS number or date of birth.',
  tooLong: 'Please shorten your question by {n} characters.',
  optional: '(optional)',
};
export type Words = typeof words;

/** Puts values into the `{gaps}` of a text. */
export const fill = (
  text: string,
  values: Readonly<Record<string, string | number>>,
): string =>
  text.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
