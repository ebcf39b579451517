import type { MatchDocument } from '../../src/match/document.ts';

/** A small knowledge base of a bicycle shop: nothing of any clinic. */
export const documents: readonly MatchDocument[] = [
  {
    id: 'puncture',
    question: 'How do I mend a puncture?',
    phrasings: [
      'my tyre is flat',
      'fix a hole in the inner tube',
      'the wheel lost its air',
    ],
    answer: 'Take the tube out, find the hole, roughen it and glue a patch on it.',
  },
  {
    id: 'brakes',
    question: 'Why do my brakes squeal?',
    phrasings: ['noisy brakes', 'the brakes scream when I stop', 'brake pads are loud'],
    answer: 'Dirt or oil on the rim makes the pads vibrate. Clean both.',
  },
  {
    id: 'chain',
    question: 'How often should I oil the chain?',
    phrasings: ['chain lubrication', 'when does a chain need oil', 'my chain is rusty'],
    answer: 'After every wet ride, and about once a month.',
  },
  {
    id: 'opening',
    question: 'When are you open?',
    phrasings: ['opening hours', 'are you open on Sunday', 'what time do you close'],
    answer: '',
  },
];

export const vocabulary = {
  same: [['bicycle', 'bike', 'push bike']],
  means: { pancake: ['flat'], 'shop times': ['opening hours'] },
};
