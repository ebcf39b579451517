/**
 * Fits the weights of src/decide/weigh.ts and prints them.
 *
 *   npm run fit-weighing [-- --dialogues FILE]
 *
 * Each turn after the first is a sample: its candidates and 'nothing' compete, and those
 * that the script accepts should win (conditional logit, by gradient descent). The turn
 * before counts as answered the way its script says, so that one miss spoils one turn.
 * A fifth of the conversations is hidden in turn to say how well new ones fare.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepare } from '../../src/answer.ts';
import type { Manner, Signals, Weights } from '../../src/decide/weigh.ts';
import {
  competitors,
  fitted,
  mannerOf,
  sharesOf,
  signalsOf,
} from '../../src/decide/weigh.ts';
import type { Context } from '../../src/schema/context.ts';
import { emptyContext, subjectEntry } from '../../src/schema/context.ts';
import type { Knowledge } from '../../src/schema/knowledge.ts';
import { tables } from '../../src/tables.ts';

type Turn = { readonly user: string; readonly gold: string; readonly also?: string[] };
type Sample = {
  readonly manner: Manner;
  readonly signals: readonly Signals[];
  readonly isRight: readonly boolean[];
  readonly isNothingRight: boolean;
};

const own = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));
const { values: options } = parseArgs({
  options: {
    dialogues: {
      type: 'string',
      default: own('tests/quality/own/taught-dialogues.json'),
    },
  },
});
const knowledge = JSON.parse(
  readFileSync(own('dist/knowledge.json'), 'utf8'),
) as Knowledge;
const answerer = prepare(knowledge, tables);
const entries = new Map(knowledge.entries.map((entry) => [entry.id, entry]));
const ground = {
  overlapsOf: (id: string) => entries.get(id)?.overlaps ?? [],
  followUpsOf: (id: string) => entries.get(id)?.followUps ?? [],
};
const moment = { now: new Date('2026-11-24T10:00:00Z'), serve: 'all' } as const;

const accepts = (wanted: readonly string[], id: string): boolean =>
  wanted.includes(id) ||
  (wanted.includes('@oos') && id.startsWith('declined:')) ||
  (wanted.includes('@smalltalk') && id.startsWith('small-talk:'));

const sampleOf = (turn: Turn, context: Context): Sample[] => {
  const wanted = [turn.gold, ...(turn.also ?? [])];
  const isJudged = wanted.some(
    (one) => entries.has(one) || /^@(?:oos|smalltalk)$/.test(one),
  );
  const last = subjectEntry(context);
  const { trace } = answerer.answer({ query: turn.user, context }, moment);
  const { reading, retrieval, gate } = trace;
  if (!isJudged || last === undefined || gate.redFlag !== null) return [];
  if (reading.kind !== 'question' || reading.leaningText === null) return [];
  const found = { ...retrieval, last, ground };
  const rivals = competitors(found);
  return [
    {
      manner: mannerOf(reading),
      signals: rivals.map(({ id }) => signalsOf(id, found)),
      isRight: rivals.map(({ id }) => accepts(wanted, id)),
      isNothingRight: wanted.includes('@oos'),
    },
  ];
};

/** The samples of one conversation. */
const samplesOf = (turns: readonly Turn[]): Sample[] => {
  let context = emptyContext;
  return turns.flatMap((turn) => {
    const samples = sampleOf(turn, context);
    const { reply } = answerer.answer({ query: turn.user, context }, moment);
    const answered = [turn.gold].filter((id) => entries.has(id));
    context = {
      ...reply.context,
      entries: [...new Set([...answered, ...reply.context.entries])].slice(0, 3),
      ...(answered.length > 0 ? { options: [] } : {}),
    };
    return samples;
  });
};

const manners = Object.keys(fitted.byManner) as Manner[];
const mannered = ['own', 'completed', 'stays', 'smallTalk', 'declined'] as const;
const always = ['same', 'followUp'] as const;

const add = (sum: Weights, scale: number, { manner, signals }: Gradient): Weights => ({
  byManner: {
    ...sum.byManner,
    [manner]: Object.fromEntries(
      [...mannered, 'nothing' as const].map((key) => [
        key,
        sum.byManner[manner][key] + scale * (signals[key] ?? 0),
      ]),
    ),
  } as Weights['byManner'],
  always: Object.fromEntries(
    always.map((key) => [key, sum.always[key] + scale * (signals[key] ?? 0)]),
  ) as Weights['always'],
});

type Gradient = {
  readonly manner: Manner;
  readonly signals: Readonly<Record<string, number>>;
};

/** How the weights should move so that what is right of a sample gets a larger share. */
const gradientOf = (sample: Sample, weights: Weights): Gradient | null => {
  const shares = sharesOf(sample.signals, sample.manner, weights);
  const nothing = 1 - shares.reduce((sum, share) => sum + share, 0);
  const right =
    shares.reduce((sum, share, at) => sum + (sample.isRight[at] ? share : 0), 0) +
    (sample.isNothingRight ? nothing : 0);
  if (right === 0) return null;
  const pull = (share: number, isRight: boolean): number =>
    (isRight ? share / right : 0) - share;
  const signals: Record<string, number> = {
    nothing: pull(nothing, sample.isNothingRight),
  };
  sample.signals.forEach((one, at) => {
    const force = pull(shares[at] ?? 0, sample.isRight[at] === true);
    for (const key of [...mannered, ...always])
      signals[key] = (signals[key] ?? 0) + force * one[key];
  });
  return { manner: sample.manner, signals };
};

const rounds = 400;
const rate = 1.5;
/** How strongly the weights are held to those of today, which keeps rare ones sane. */
const hold = 0.01;

const holdTo = (weights: Weights, start: Weights): Weights => {
  let held = weights;
  for (const manner of manners) {
    const keys = [...mannered, 'nothing' as const];
    const signals = Object.fromEntries(
      keys.map((key) => [
        key,
        start.byManner[manner][key] - weights.byManner[manner][key],
      ]),
    );
    held = add(held, rate * hold, { manner, signals });
  }
  const signals = Object.fromEntries(
    always.map((key) => [key, start.always[key] - weights.always[key]]),
  );
  return add(held, rate * hold, { manner: 'none', signals });
};

const learn = (samples: readonly Sample[], start: Weights): Weights => {
  let weights = start;
  for (let round = 0; round < rounds; round += 1) {
    let next = weights;
    for (const sample of samples) {
      const gradient = gradientOf(sample, weights);
      if (gradient !== null) next = add(next, rate / samples.length, gradient);
    }
    weights = holdTo(next, start);
  }
  return weights;
};

/** The share of samples in which something right wins. */
const rightShare = (samples: readonly Sample[], weights: Weights): number => {
  const right = samples.filter((sample) => {
    const shares = sharesOf(sample.signals, sample.manner, weights);
    const nothing = 1 - shares.reduce((sum, share) => sum + share, 0);
    const most = Math.max(...shares, nothing);
    return most === nothing
      ? sample.isNothingRight
      : sample.isRight[shares.indexOf(most)] === true;
  });
  return (100 * right.length) / samples.length;
};

const conversations = (
  JSON.parse(readFileSync(options.dialogues, 'utf8')) as { turns: Turn[] }[]
).map(({ turns }) => samplesOf(turns));
const folds = 5;
const hidden = Array.from({ length: folds }, (_, fold) => {
  const isHidden = (at: number): boolean => at % folds === fold;
  const shown = conversations.filter((_, at) => !isHidden(at)).flat();
  const kept = conversations.filter((_, at) => isHidden(at)).flat();
  return rightShare(kept, learn(shown, fitted));
});
const all = conversations.flat();
const weights = learn(all, fitted);
const share = (value: number): string => `${value.toFixed(1)}%`;
console.log(
  `${all.length} turns; right with today's weights: ${share(rightShare(all, fitted))}`,
);
console.log(
  `Right with new weights: ${share(rightShare(all, weights))}; in hidden conversations: ${share(hidden.reduce((sum, one) => sum + one, 0) / folds)}`,
);
console.log(
  JSON.stringify(
    weights,
    (_, value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value),
    2,
  ),
);
