import { compileMatcher } from '../../src/match/compile.ts';
import { compileGate } from '../../src/safety/compile.ts';
import { contextConcepts } from '../../src/safety/compiled.ts';
import type { Block } from '../../src/schema/block.ts';
import type { Entry } from '../../src/schema/entry.ts';
import type { Knowledge } from '../../src/schema/knowledge.ts';
import { knowledgeSchemaVersion } from '../../src/schema/knowledge-version.ts';

/** A moment at which the fixture's signatures hold: a Wednesday morning in London. */
export const fixtureNow = new Date('2026-06-10T09:00:00Z');

const say = (text: string): Block[] => [{ type: 'paragraph', inlines: [{ text }] }];
const hash = (digit: string): string => digit.repeat(64);

type EntryFacts = Pick<Entry, 'id' | 'question' | 'phrasings'> & {
  readonly answer: string;
  readonly digit: string;
  readonly isSigned: boolean;
};

const entryOf = ({ answer, digit, isSigned, ...entry }: EntryFacts): Entry => ({
  ...entry,
  kind: 'faq',
  label: entry.question,
  topic: 'treatment',
  overlaps: [],
  followUps: [],
  blocks: say(answer),
  safetyNet: false,
  source: { title: 'An article', author: 'An author' },
  hash: hash(digit),
  ...(isSigned && {
    signature: {
      reviewer: 'R. Viewer',
      role: 'Physiotherapist',
      signed: '2026-01-05',
      until: '2027-01-05',
      hash: hash(digit),
    },
  }),
});

const entryFacts: readonly EntryFacts[] = [
  {
    id: 'faq-parking',
    question: 'Can I park a bicycle at the clinic?',
    phrasings: ['where do I leave my bicycle', 'bicycle stand', 'cycle parking outside'],
    answer: 'There is a bicycle stand beside the door.',
    digit: 'a',
    isSigned: true,
  },
  {
    id: 'faq-clothes',
    question: 'What clothes should I wear to physiotherapy?',
    phrasings: ['do I bring shorts', 'what to wear', 'is a tracksuit fine'],
    answer: 'Wear loose clothes that you can move in.',
    digit: 'b',
    isSigned: true,
  },
  {
    id: 'faq-letter',
    question: 'Do I need a letter from my doctor?',
    phrasings: ['is a referral needed', 'referral letter', 'can I refer myself'],
    answer: 'No letter is needed.',
    digit: 'c',
    isSigned: false,
  },
];

/** Words of context that the fixture's rules do not need. */
const unusedContext = Object.fromEntries(
  contextConcepts.map((id, index) => [id, [`unused${index}word`]]),
);

const redFlags = {
  context: unusedContext,
  spelling: ['suicide'],
  concepts: { crisis: { words: ['kill myself', 'end my life'] } },
  rules: {
    crisis: {
      flag: 'crisis',
      route: 'crisis',
      card: 'crisis',
      when: [['crisis']],
      source: 'none',
      fires: ['I want to kill myself', 'I will end my life'],
    },
  },
  cards: {
    crisis: {
      route: 'crisis',
      level: 'emergency',
      heading: 'Call 999 now if:',
      items: ['you are not safe'],
      actions: [{ label: 'Call 999', href: 'tel:999' }],
      reminder: 'Please call 999 first.',
      quickExit: true,
    },
  },
};

const { gate, cards, problems } = compileGate(redFlags);
if (problems.length > 0) throw new Error(JSON.stringify(problems));

const wording: Knowledge['wording'] = {
  greeting: say('Hello.'),
  purpose: say('This answers questions automatically.'),
  privacy: 'Unanswered questions are kept, redacted, for 30 days.',
  disclaimer: 'This is general information.',
  safetyNet: say('If it gets worse, call 111.'),
  emergencyLine: 'In an emergency call 999. For urgent advice call 111.',
  starters: ['faq-parking', 'faq-clothes', 'faq-letter'],
  disambiguate: say('Did you mean one of these?'),
  disambiguateAgain: say('Is it one of these?'),
  fallback: [say('I do not know.'), say('I do not know that either.')],
  fallbackPeopleFirst: [say('Please call us.'), say('Please do call us.')],
  fallbackUnreadable: say('I could not read that.'),
  fallbackNotServed: say('That answer is being reviewed.'),
  otherLanguage: say('I only know English.'),
  otherLanguages: {},
  handOff: say('Here is how to reach us.'),
  handOffClosed: say('We are closed now.'),
  topics: say('Here are the topics.'),
  startAgain: say('Let us start again.'),
  noneOfThese: say('Sorry about that.'),
  careStanding: say('Please get help first.'),
  errors: {
    'not-json': 'That could not be read.',
    'too-large': 'That was too much at once.',
    'wrong-shape': 'That was not understood.',
    'empty-query': 'Please type a question.',
    'too-long': 'Please ask in fewer words.',
    'too-many': 'That was a lot of questions. Please wait a moment.',
    'not-found': 'There is nothing here.',
    'not-allowed': 'That is not allowed.',
    'went-wrong': 'Something went wrong.',
  },
  labels: {
    phone: 'Call us',
    booking: 'Book',
    'call-back': 'Ask for a call',
    'emergency-phone': 'Call 999',
    'urgent-phone': 'Call 111',
    'privacy-link': 'Privacy',
    'topics-heading': 'Topics',
    'dismiss-care': 'I have read this',
  },
  callBack: {},
  slots: {},
  opening: {
    'open-until': 'Open until {time}',
    'opens-today': 'Opens at {time}',
    'opens-tomorrow': 'Opens tomorrow at {time}',
    'opens-day': 'Opens {day} at {time}',
    closed: 'Closed',
  },
  topicTitles: { treatment: 'Treatment' },
  smallTalk: [],
  declined: [],
};

const clinic: Knowledge['clinic'] = {
  example: false,
  name: 'Fixture Clinic',
  phone: '020 7946 0018',
  phoneHref: 'tel:+442079460018',
  links: {},
  'booking-hosts': ['book.example.org'],
  booking: { provider: 'link', url: 'https://book.example.org/' },
  'call-back': true,
  hours: {
    'time-zone': 'Europe/London',
    'bank-holidays': 'none',
    week: {
      monday: [['08:00', '18:00']],
      tuesday: [['08:00', '18:00']],
      wednesday: [['08:00', '18:00']],
      thursday: [['08:00', '18:00']],
      friday: [['08:00', '18:00']],
      saturday: [],
      sunday: [],
    },
    exceptions: [],
  },
  signing: { 'valid-months': 12, 'grace-days': 14 },
  reviewers: [],
  bankHolidays: [],
  bankHolidaysUntil: '2029-12-31',
};

const matcher = compileMatcher({
  documents: entryFacts.map(({ id, question, phrasings, answer }) => ({
    id,
    question,
    phrasings,
    answer,
  })),
});

/** A small knowledge base of an invented clinic: two signed entries and a draft. */
export const fixtureKnowledge: Knowledge = {
  schema: knowledgeSchemaVersion,
  version: hash('f'),
  clinic,
  articles: [],
  entries: entryFacts.map(entryOf),
  wording,
  cards: [...cards],
  gate,
  matcher,
  review: { rulesSigned: true, wordingSigned: true, warnings: 0 },
};
