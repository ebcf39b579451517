import type { Block } from '../../schema/block.ts';
import { emptyContext } from '../../schema/context.ts';
import type { Care, Reply, ReplyEntry, Start } from '../../schema/reply.ts';
import { callBackBlock, slotsBlock } from './gallery-forms.ts';

const knowledge = 'a'.repeat(64);

/** A paragraph of plain text, as the gallery's made-up knowledge needs it. */
export const paragraph = (text: string, role?: 'safety-net' | 'note'): Block => ({
  type: 'paragraph',
  inlines: [{ text }],
  ...(role && { role }),
});

const phone = {
  type: 'phone',
  label: 'Phone 020 7946 0000',
  href: 'tel:+442079460000',
} as const;
const booking = {
  type: 'booking',
  label: 'Book an appointment',
  href: 'https://example.com/book',
} as const;
const callBack = {
  type: 'call-back',
  label: 'Ask for a call back',
  form: '/api/call-back',
} as const;
const actions = [phone, booking, callBack];

const disclaimer =
  'General information, not advice for your own case. It does not replace seeing a clinician.';
const safetyNet = paragraph(
  'If things get worse or you are worried, phone NHS 111. In an emergency phone 999.',
  'safety-net',
);

const entry = (
  question: string,
  status: ReplyEntry['status'] = 'signed',
): ReplyEntry => ({
  id: 'example',
  question,
  status,
  hash: knowledge,
  source: { title: 'Back pain explained', part: 'Question 2', author: 'Example Clinic' },
  ...(status === 'signed' && {
    signature: {
      reviewer: 'A. Example',
      role: 'lead physiotherapist',
      signed: '2026-03-12',
      until: '2027-03-12',
    },
  }),
});

const base: Reply = {
  kind: 'answer',
  blocks: [],
  actions: [],
  confidence: 0.9,
  context: emptyContext,
  knowledge,
  turn: 1,
};

const followUps = [
  { entry: 'exercises', label: 'Which exercises help?' },
  { entry: 'how-long', label: 'How long does it take to get better?' },
  { entry: 'surgery', label: 'When is surgery considered?' },
];

const answer: Reply = {
  ...base,
  entry: entry('Why does my leg hurt when the problem is in my back?'),
  blocks: [
    paragraph(
      'A nerve that leaves the lower back runs all the way down the leg. When it is irritated, you feel it where the nerve goes, not only where it starts.',
    ),
    paragraph('Common reasons are:'),
    {
      type: 'list',
      ordered: false,
      items: [
        [{ text: 'a disc that presses on the nerve (a “slipped disc”)' }],
        [{ text: 'less room around the nerve with age' }],
        [{ text: 'tight muscles in the ' }, { text: 'buttock', strong: true }],
      ],
    },
    safetyNet,
  ],
  followUps,
  actions,
  disclaimer,
};

const draft: Reply = { ...answer, entry: entry('Why does my leg hurt?', 'unsigned') };

const two: Reply = {
  ...answer,
  more: [
    {
      entry: entry('Does physiotherapy help with sciatica?'),
      blocks: [
        paragraph('Many people feel better with movement and guided exercise.'),
        safetyNet,
      ],
    },
  ],
};

const options: Reply = {
  ...base,
  kind: 'disambiguate',
  blocks: [paragraph('Which of these is nearest to your question?')],
  options: [
    { entry: 'sciatica', label: 'What is sciatica?' },
    { entry: 'disc', label: 'What is a herniated disc and does it heal on its own?' },
    { entry: 'stenosis', label: 'What is spinal stenosis?' },
  ],
};

const fallback: Reply = {
  ...base,
  kind: 'fallback',
  blocks: [
    paragraph(
      'Sorry, I do not have an answer to that. I can help with back and leg pain.',
    ),
    paragraph('Think it is urgent? Phone NHS 111, or 999 in an emergency.'),
  ],
  options: followUps.slice(0, 2),
  actions,
};

const handOff: Reply = {
  ...base,
  kind: 'hand-off',
  blocks: [
    paragraph('Of course. Here is how to reach a person at the clinic.'),
    paragraph('Open now until 6:30pm', 'note'),
  ],
  actions,
};

const careBase = { reminder: false, quickExit: false, items: [], line: '' };
const emergency: Care = {
  ...careBase,
  route: 'emergency',
  level: 'emergency',
  heading: 'Call 999 or go to A&E now if:',
  items: [
    'you cannot feel the area around your bottom or genitals',
    'you cannot pee, or cannot hold your pee or poo',
    'both legs are getting weak',
  ],
  actions: [{ label: 'Call 999', href: 'tel:999' }],
  line: 'You told us about signs that can be an emergency. Call 999 or go to A&E.',
};
const urgent: Care = {
  ...careBase,
  route: 'urgent',
  level: 'urgent',
  heading: 'Ask for an urgent GP appointment or call 111 now if:',
  items: [
    'you have back pain and a high temperature',
    'you have lost weight without trying',
  ],
  actions: [{ label: 'Call 111', href: 'tel:111' }],
  line: 'You told us about signs that need to be seen today. Call 111 or your GP.',
};
const crisis: Care = {
  ...emergency,
  route: 'crisis',
  heading: 'If you are in danger now, call 999',
  items: [
    'You do not have to face this alone. People are there to listen, day and night.',
  ],
  actions: [
    { label: 'Call 999', href: 'tel:999' },
    { label: 'Call Samaritans 116 123', href: 'tel:116123' },
    { label: 'Text SHOUT to 85258', href: 'sms:85258' },
  ],
  quickExit: true,
};
const careReply = (care: Care): Reply => ({
  ...base,
  kind: 'care',
  care,
  context: { ...emptyContext, turn: 1, care: { route: care.route, card: 'example' } },
});
const reminder: Reply = {
  ...answer,
  actions: [phone],
  care: { ...emergency, reminder: true },
};

const callBackForm: Reply = { ...handOff, blocks: [callBackBlock], actions: [] };
const slots: Reply = { ...handOff, blocks: [slotsBlock], actions: [phone] };

/** What the gallery's made-up service says before the first question. */
export const galleryStart: Start = {
  name: 'Example Clinic',
  greeting: [
    paragraph(
      'Hello. I answer questions about back and leg pain with texts that our clinicians have checked.',
    ),
    paragraph('I cannot examine you or give advice on your own case.'),
  ],
  starters: followUps,
  disclaimer,
  privacy:
    'You need not give your name. Questions that I cannot answer are kept for 30 days, without personal details.',
  emergencyLine: 'In an emergency phone 999. For urgent help phone NHS 111.',
  phone,
  actions,
  opening: { isOpen: true, text: 'Open now until 6:30pm' },
  topics: [
    { id: 'conditions', title: 'Conditions', entries: options.options ?? [] },
    { id: 'treatment', title: 'Treatment', entries: followUps },
  ],
  topicsHeading: 'What I can answer',
  suggestions: '/widget-gallery/suggestions.json',
  knowledge,
  serve: 'all',
};

/** One reply for each state that a designer must see. */
export const galleryReplies = {
  answer,
  draft,
  two,
  options,
  fallback,
  handOff,
  emergency: careReply(emergency),
  urgent: careReply(urgent),
  crisis: careReply(crisis),
  reminder,
  callBackForm,
  slots,
} satisfies Record<string, Reply>;
