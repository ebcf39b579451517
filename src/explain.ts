import type { Trace } from './answer.ts';
import { list, nameOf, percent, quoted } from './explain-names.ts';
import type { Candidate, Decision } from './schema/decision.ts';
import type { Knowledge } from './schema/knowledge.ts';
import { learntRule } from './schema/learnt-rule.ts';
import type { RedFlag } from './schema/red-flag.ts';

/** Why a reply is what it is, in sentences for staff. */
export type Explanation = {
  /** The decision in one sentence. */
  readonly headline: string;
  /** Each stage in turn: danger words, how the question was read, what fitted, the choice. */
  readonly lines: readonly string[];
  /** Why the expected entry was not the one, when staff named one; else empty. */
  readonly expected: readonly string[];
};

/** Rivals that are named after the best fit. */
const rivalsShown = 2;

type Word = Candidate['evidence']['words'][number];

const wordSentence = (words: readonly Word[]): string => {
  const by = (how: Word['how']) => words.filter((word) => word.how === how);
  const typed = (found: readonly Word[]) => quoted(found.map(({ word }) => word));
  const same = [...by('exact'), ...by('stem')];
  const rows: readonly (readonly [readonly Word[], string])[] = [
    [same, `it has ${typed(same)}`],
    [by('synonym'), `knows ${typed(by('synonym'))} by another word`],
    [
      by('typo'),
      `reads ${list(by('typo').map(({ word, as }) => `“${word}” as “${as ?? word}”`))}`,
    ],
    [by('none'), `does not have ${typed(by('none'))}`],
  ];
  return list(rows.filter(([found]) => found.length > 0).map(([, text]) => text));
};

const candidateLine = (
  place: string,
  { id, confidence, evidence }: Candidate,
  knowledge: Knowledge,
): string => {
  const words = wordSentence(evidence.words);
  const sure = `${place}: ${nameOf(id, knowledge)}, ${percent(confidence)} sure`;
  return [
    `${sure}.`,
    ...(words === '' ? [] : [`Of the words asked, ${words}.`]),
    signalSentence(evidence),
  ].join(' ');
};

const signalNames = {
  char: 'in letters',
  words: 'in words',
  likeness: 'in meaning',
  probability: 'by what was learnt',
} as const;

/** How like a query an entry is by each signal of the confidence, for staff. */
export const signalSentence = ({
  signals,
}: Pick<Candidate['evidence'], 'signals'>): string => {
  const parts = Object.entries(signalNames).flatMap(([key, name]) => {
    const value = signals[key];
    return value === undefined ? [] : [`${name} ${percent(value)}`];
  });
  return `Alike ${list(parts)}.`;
};

/** A red flag in one sentence: what set it off, its class and route, and where to change it. */
export const flagSentence = ({ rule, flag, route, evidence }: RedFlag): string => {
  const words = quoted(evidence.map(({ text }) => text));
  return rule === learntRule
    ? `Danger words: ${words} are like those learnt for “${flag}” (${route}) from red-flag-voices.yaml.`
    : `Danger words: ${words} set off the rule “${rule}” (${flag}, ${route}).`;
};

/** Why a rule that fired brought no card. */
export const doubtSentence = ({ rule, evidence }: RedFlag): string =>
  `The rule “${rule}” saw ${quoted(evidence.map(({ text }) => text))}, but what was learnt takes the message for an ordinary one.`;

const gateLines = ({ gate }: Trace): readonly string[] =>
  gate.flags.length === 0
    ? ['Danger words: none were found.', ...gate.doubted.map(doubtSentence)]
    : gate.flags.map(flagSentence);

const readingLines = ({ reading }: Trace): readonly string[] => {
  switch (reading.kind) {
    case 'choice':
      return [`It was read as a choice among what was offered: ${reading.why}.`];
    case 'none-of-these':
      return ['It was read as “none of these”.'];
    case 'go-on':
      return ['It was read as “go on”.'];
    case 'declines':
      return ['It was read as “no, thanks”.'];
    case 'unsure':
      return ['It was read as a choice that was not made.'];
    case 'question': {
      const lines = [`It was read as “${reading.text}”.`];
      if (!reading.isReadable) lines.push('It holds nothing readable.');
      if (reading.language !== null) {
        lines.push(`It looks like another language than English (${reading.language}).`);
      }
      if (reading.parts.length > 1) {
        lines.push(
          `It was read as ${reading.parts.length} questions: ${quoted(reading.parts)}.`,
        );
      }
      if (reading.leaning !== 'none' && reading.leaningText !== null) {
        lines.push(
          `It leans on the last answer and was also read as “${reading.leaningText}”.`,
        );
      }
      return lines;
    }
    default:
      return reading satisfies never;
  }
};

const headlineOf = (decision: Decision, knowledge: Knowledge): string => {
  switch (decision.kind) {
    case 'care':
      return decision.redFlag === null
        ? 'The standing care card is shown again.'
        : `A care card is shown, for “${decision.redFlag.flag}”.`;
    case 'answer': {
      const more = decision.more.map((id) => nameOf(id, knowledge));
      return `It is answered with ${list([nameOf(decision.entry, knowledge), ...more])}.`;
    }
    case 'disambiguate':
      return `A choice is offered: ${list(decision.options.map((id) => nameOf(id, knowledge)))}.`;
    case 'small-talk':
      return `It is small talk (${decision.id}).`;
    case 'hand-off':
      return decision.declined === null
        ? 'Ways to reach a person are shown.'
        : `It is ${nameOf(`declined:${decision.declined}`, knowledge)}: a person helps.`;
    case 'fallback':
      return `It is not answered: ${missReason(decision, knowledge)}.`;
    default:
      return decision satisfies never;
  }
};

const missReason = (
  decision: Extract<Decision, { kind: 'fallback' }>,
  knowledge: Knowledge,
): string => {
  switch (decision.reason) {
    case 'unknown':
      return 'no entry fits well enough';
    case 'people-first':
      return 'no entry fits well enough, for the second time: people come first';
    case 'unreadable':
      return 'there is nothing in it that can be read';
    case 'not-served':
      return 'the entry that fits may not be shown at present';
    case 'language':
      return 'it seems to be in another language';
    case 'none-of-these':
      return 'none of the offered questions was meant';
    case 'declined':
      return `it is ${nameOf(`declined:${decision.declined ?? ''}`, knowledge)}, which is refused`;
    default:
      return decision.reason satisfies never;
  }
};

const thresholdLine = ({ thresholds }: Trace): string =>
  `An answer is given from ${percent(thresholds.answer)} on; between ${percent(thresholds.offer)} and that a choice is offered.`;

/** What the question completed with the last answer finds, and what both come to. */
const weighedLines = (
  { retrieval, decision }: Trace,
  knowledge: Knowledge,
): readonly string[] => {
  const [best] = retrieval.leaning;
  if (best === undefined || decision.kind === 'care') return [];
  return [
    candidateLine('With the last answer', best, knowledge),
    `Weighed together: ${percent(decision.confidence)} sure (${decision.why}).`,
  ];
};

const candidatesOf = ({ retrieval }: Trace): readonly Candidate[] =>
  retrieval.whole.length > 0 ? retrieval.whole : retrieval.leaning;

const expectedLines = (
  trace: Trace,
  knowledge: Knowledge,
  expected: string,
): readonly string[] => {
  const { decision } = trace;
  const name = nameOf(expected, knowledge);
  const entry = knowledge.entries.find(({ id }) => id === expected);
  if (
    decision.kind === 'answer' &&
    [decision.entry, ...decision.more].includes(expected)
  ) {
    return [`${name} is the one that answers.`];
  }
  if (decision.kind === 'care') {
    return [`Danger words come before any entry, so ${name} was not considered.`];
  }
  if (entry?.withdrawn !== undefined) return [`${name} is withdrawn: ${entry.withdrawn}`];
  if (decision.kind === 'answer' && entry?.overlaps.includes(decision.entry) === true) {
    return [
      `${name} overlaps with ${nameOf(decision.entry, knowledge)}: they answer nearly the same, so either is right.`,
    ];
  }
  const candidates = candidatesOf(trace);
  const place = candidates.findIndex(({ id }) => id === expected);
  const found = candidates[place];
  const [winner] = candidates;
  if (found === undefined) {
    return [
      `${name} is not among the ${candidates.length} best fits: too few of the words asked stand in it.`,
      'A phrasing in the words that were used here would make it surer.',
    ];
  }
  if (found.confidence >= trace.thresholds.answer && place === 0) {
    return [
      `${name} fits these words best, but the question was taken to go on from the last answer.`,
    ];
  }
  if (place === 0 || winner === undefined) {
    return [
      `${name} fits best, but ${percent(found.confidence)} is less than the ${percent(trace.thresholds.answer)} that an answer needs.`,
      'A phrasing in the words that were used here would make it surer.',
    ];
  }
  return rivalLines({ name, found, winner, place }, knowledge);
};

const rivalLines = (
  rival: {
    readonly name: string;
    readonly found: Candidate;
    readonly winner: Candidate;
    readonly place: number;
  },
  knowledge: Knowledge,
): readonly string[] => {
  const { name, found, winner, place } = rival;
  const has = (words: readonly Word[]): ReadonlySet<string> =>
    new Set(words.filter(({ how }) => how !== 'none').map(({ word }) => word));
  const own = has(found.evidence.words);
  const missing = [...has(winner.evidence.words)].filter((word) => !own.has(word));
  const winnerName = nameOf(winner.id, knowledge);
  return [
    `${name} came in place ${place + 1}, ${percent(found.confidence)} sure against ${percent(winner.confidence)}.`,
    missing.length > 0
      ? `${winnerName} has ${quoted(missing)} and it does not. A phrasing with those words would help.`
      : `Both know the same words; ${winnerName} is closer as a whole.`,
  ];
};

/** Explains a reply from its trace. `expected` is the entry that staff thought of. */
export const explain = (
  trace: Trace,
  knowledge: Knowledge,
  expected?: string,
): Explanation => {
  const [best, ...rest] = candidatesOf(trace);
  const considered = trace.decision.kind !== 'care' && best !== undefined;
  return {
    headline: headlineOf(trace.decision, knowledge),
    lines: [
      ...gateLines(trace),
      ...(trace.decision.kind === 'care' ? [] : readingLines(trace)),
      ...(considered
        ? [
            candidateLine('Best fit', best, knowledge),
            ...rest
              .slice(0, rivalsShown)
              .map((rival) => candidateLine('Next', rival, knowledge)),
            ...weighedLines(trace, knowledge),
            thresholdLine(trace),
          ]
        : []),
    ],
    expected: expected === undefined ? [] : expectedLines(trace, knowledge, expected),
  };
};
