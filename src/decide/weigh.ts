import type { Candidate } from '../schema/decision.ts';
import type { Leaning, Reading } from '../schema/reading.ts';
import type { Ground } from './ground.ts';
import { prefixes } from './ground.ts';

type Question = Extract<Reading, { kind: 'question' }>;

/** How a query stands in its conversation; `bare` has a pronoun and nothing of its own. */
export type Manner = Leaning | 'bare';

/** The manner of a question. */
export const mannerOf = ({
  leaning,
  informative,
}: Pick<Question, 'leaning' | 'informative'>): Manner =>
  leaning === 'pronoun' && informative === 0 ? 'bare' : leaning;

/** A candidate with what speaks for it in a conversation, each a number. */
export type Signals = {
  /** Log-odds of its confidence by the query's own words; 0 where it was not found. */
  readonly own: number;
  /** The same by the query completed with the last answer's subject. */
  readonly completed: number;
  /** 1: it is the last answer, or answers nearly the same. */
  readonly stays: number;
  /** 1: it is the very entry that was answered last. */
  readonly same: number;
  /** 1: it is a follow-up of the last answer. */
  readonly followUp: number;
  readonly smallTalk: number;
  readonly declined: number;
};

type ByManner = Pick<
  Signals,
  'own' | 'completed' | 'stays' | 'smallTalk' | 'declined'
> & {
  /** For 'nothing of this is meant'. */
  readonly nothing: number;
};

/** What each signal counts, by manner and whatever the manner. */
export type Weights = {
  readonly byManner: Readonly<Record<Manner, ByManner>>;
  readonly always: Pick<Signals, 'same' | 'followUp'>;
};

const order = ['own', 'completed', 'stays', 'smallTalk', 'declined', 'nothing'] as const;

/** The weights of a manner, in the order of `order`. */
const row = (...values: readonly number[]): ByManner =>
  Object.fromEntries(order.map((name, at) => [name, values[at]])) as ByManner;

/**
 * Fitted by tests/quality/fit-weighing.ts on some 400 conversations written for it: a
 * conditional logit, in which the candidates of a turn and 'nothing' compete.
 */
export const fitted: Weights = {
  byManner: {
    bare: row(1.16, 0.49, 1.34, 0.38, -0.03, 0.99),
    pronoun: row(1.28, 0.41, 0.25, -0.75, -0.5, 2.6),
    shift: row(1.14, 0.26, -0.21, -0.29, -1.15, 1.49),
    short: row(1.41, 0.13, -0.02, -0.4, 0, 1.57),
    none: row(1.73, -0.03, 0.91, -1.59, 0.93, 2.03),
  },
  always: { same: 2.28, followUp: 1.73 },
};

/** Confidences are kept off 0 and 1, where log-odds have no end. */
const least = 0.02;
const lowest = Math.log(least / (1 - least));

const logOdds = (confidence: number): number => {
  const kept = Math.min(1 - least, Math.max(least, confidence));
  return Math.log(kept / (1 - kept)) - lowest;
};

const claim = (isTrue: boolean): number => (isTrue ? 1 : 0);

/** What was found by the query's own words, and completed; and the last answer. */
export type Found = {
  readonly whole: readonly Candidate[];
  readonly leaning: readonly Candidate[];
  readonly last: string;
  readonly ground: Pick<Ground, 'overlapsOf' | 'followUpsOf'>;
};

/** The signals of one candidate. */
export const signalsOf = (
  id: string,
  { whole, leaning, last, ground }: Found,
): Signals => {
  const own = whole.find((one) => one.id === id)?.confidence ?? 0;
  const completed = leaning.find((one) => one.id === id)?.confidence ?? 0;
  return {
    own: logOdds(own),
    completed: logOdds(completed),
    stays: claim(id === last || ground.overlapsOf(last).includes(id)),
    same: claim(id === last),
    followUp: claim(ground.followUpsOf(last).includes(id)),
    smallTalk: claim(id.startsWith(prefixes.smallTalk)),
    declined: claim(id.startsWith(prefixes.declined)),
  };
};

const dot = (signals: Signals, weights: Partial<Signals>): number => {
  const keys = Object.keys(weights) as (keyof Signals)[];
  return keys.reduce((sum, key) => sum + (weights[key] ?? 0) * (signals[key] ?? 0), 0);
};

const worth = (signals: Signals, manner: Manner, weights: Weights): number =>
  dot(signals, weights.byManner[manner]) + dot(signals, weights.always);

/** How many candidates of each reading compete. */
const competing = 5;

/** The candidates that compete in a conversation, each once; those of own words first. */
export const competitors = ({ whole, leaning }: Found): readonly Candidate[] => {
  const found = new Map<string, Candidate>();
  for (const one of [...whole.slice(0, competing), ...leaning.slice(0, competing)])
    if (!found.has(one.id)) found.set(one.id, one);
  return [...found.values()];
};

/** The share, 0 to 1, that each competitor gets beside 'nothing', in their order. */
export const sharesOf = (
  signals: readonly Signals[],
  manner: Manner,
  weights: Weights = fitted,
): readonly number[] => {
  const odds = signals.map((one) => Math.exp(worth(one, manner, weights)));
  const sum = odds.reduce((total, one) => total + one, 0);
  const nothing = Math.exp(weights.byManner[manner].nothing);
  return odds.map((one) => one / (sum + nothing));
};
