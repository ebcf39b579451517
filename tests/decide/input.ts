import type { Ground } from '../../src/decide/ground.ts';
import type { DecideInput } from '../../src/decide/input.ts';
import { emptyContext } from '../../src/schema/context.ts';
import type { Candidate } from '../../src/schema/decision.ts';
import type { Reading } from '../../src/schema/reading.ts';

export type Question = Extract<Reading, { kind: 'question' }>;

/** A candidate of a confidence, that knows all that was asked. */
export const candidate = (id: string, confidence: number): Candidate => ({
  id,
  confidence,
  score: confidence,
  evidence: { coverage: 1, unknown: 0, said: 1, signals: {}, words: [] },
});

/** A question of its own. */
export const asked: Question = {
  kind: 'question',
  text: 'q',
  leaning: 'none',
  leaningText: null,
  parts: [],
  language: null,
  pointsBack: false,
  isReadable: true,
  informative: 3,
  asks: false,
  thanks: false,
};

const entries = ['causes', 'causes-list', 'surgery', 'rehab', 'draft'];
const overlaps = new Map([
  ['causes', ['causes-list']],
  ['causes-list', ['causes']],
]);
/** Knowledge of five entries, one of which may not be served. */
export const ground: Ground = {
  isEntry: (id) => entries.includes(id),
  isServable: (id) => entries.includes(id) && id !== 'draft',
  overlapsOf: (id) => overlaps.get(id) ?? [],
  followUpsOf: (id) => (id === 'causes' ? ['surgery', 'rehab'] : []),
  declinedReplyOf: (id) => (id === 'prices' ? 'hand-off' : 'fallback'),
  commandOf: (id) =>
    id === 'human' ? 'hand-off' : id === 'misunderstood' ? 'misunderstood' : undefined,
  starters: ['causes', 'surgery', 'rehab'],
};

/** What is decided on: a question in a new conversation, changed by `part`. */
export const input = (
  whole: readonly Candidate[],
  part: Partial<DecideInput> = {},
): DecideInput => ({
  gate: { redFlag: null, flags: [], doubted: [], concepts: [] },
  entry: null,
  isDismissal: false,
  reading: asked,
  retrieval: { whole, leaning: [], parts: [] },
  thresholds: { answer: 0.5, offer: 0.25 },
  context: emptyContext,
  ground,
  ...part,
});
