import { openingState } from './booking/opening.ts';
import { waysToReachPeople } from './booking/ways.ts';
import { decide } from './decide/decide.ts';
import type { Ground } from './decide/ground.ts';
import type { WordVectors } from './learn/word-vectors.ts';
import type { CompiledMatcher } from './match/compiled.ts';
import { loadMatcher } from './match/load.ts';
import { readContext } from './read/context.ts';
import { completed, leansBack, withoutConjunction } from './read/leaning.ts';
import type { ReadingGround } from './read/read.ts';
import { read } from './read/read.ts';
import { compose } from './reply/compose.ts';
import { startOf } from './reply/start.ts';
import type { CompiledGate } from './safety/compiled.ts';
import { createGate } from './safety/gate.ts';
import type { Recurrent } from './safety/recurrent.ts';
import type { Ask } from './schema/ask.ts';
import type { Candidate, Decision, ServeMode, Statuses } from './schema/decision.ts';
import type { Entry } from './schema/entry.ts';
import type { Knowledge } from './schema/knowledge.ts';
import type { Reading, Retrieval, Thresholds } from './schema/reading.ts';
import type { GateResult } from './schema/red-flag.ts';
import type { Reply, Start, Suggestions } from './schema/reply.ts';
import { isServable, statusOf } from './schema/signature.ts';

/** What was learnt once and for all, and travels beside the knowledge; null where it is missing. */
export type Tables = {
  readonly vectors: WordVectors | null;
  readonly recurrent: Recurrent | null;
};

const noTables: Tables = { vectors: null, recurrent: null };

/** The moment and the mode in which something is asked. */
export type Moment = {
  readonly now: Date;
  readonly serve: ServeMode;
  /** Milliseconds for Server-Timing; left out, no timings are taken. */
  readonly clock?: () => number;
};

/** How a reply came about: every stage's result, for staff and for counters. */
export type Trace = {
  readonly gate: GateResult;
  readonly reading: Reading;
  readonly retrieval: Retrieval;
  readonly thresholds: Thresholds;
  readonly decision: Decision;
  /** Milliseconds by stage, when a clock was given. */
  readonly timings: Readonly<Record<string, number>>;
};

/** One version of the knowledge, ready to answer. */
export type Answerer = {
  readonly knowledge: Knowledge;
  readonly answer: (ask: Ask, moment: Moment) => { reply: Reply; trace: Trace };
  readonly start: (moment: Moment) => Start;
  readonly suggestions: (moment: Moment) => Suggestions;
  /** The status of each entry on the moment's day in the clinic's time zone. */
  readonly statuses: (now: Date) => Statuses;
  /** Entries that may be served at this moment. */
  readonly served: (moment: Moment) => readonly Entry[];
  /** The matcher's candidates for a query, whatever would be decided. */
  readonly match: (query: string) => readonly Candidate[];
};

const noCandidates: Retrieval = { whole: [], leaning: [], parts: [] };

/**
 * Makes a compiled Knowledge ready to answer: builds the gate and loads the matcher once.
 * The answerer keeps no conversation: the same query, knowledge, context and moment always
 * give the same reply. Word vectors other than those it was compiled with are left out.
 */
export const prepare = (
  knowledge: Knowledge,
  { vectors, recurrent }: Tables = noTables,
): Answerer => {
  const gate = createGate(knowledge.gate as CompiledGate, recurrent);
  const matcher = loadMatcher(knowledge.matcher as CompiledMatcher, vectors);
  const entries = new Map(knowledge.entries.map((entry) => [entry.id, entry]));
  const statuses = statusesByDay(knowledge);
  const readingGround = readingGroundOf(entries);
  const openingAt = byMinute((now) =>
    openingState(knowledge.clinic, knowledge.wording.opening, now),
  );
  const actions = waysToReachPeople(knowledge);

  /** 'What is sciatica and how is it treated': the second part leans on the first. */
  const matchParts = (parts: readonly string[]): Retrieval['parts'] => {
    let subject: string | null = null;
    return parts.map((part) => {
      const isLeaning = subject !== null && leansBack(part);
      const found = matcher.match(isLeaning ? completed(part, subject ?? '') : part);
      subject = readingGround.subjectOf(found[0]?.id ?? '') ?? subject;
      return found;
    });
  };

  const retrieve = (reading: Reading): Retrieval =>
    reading.kind !== 'question' || !reading.isReadable
      ? noCandidates
      : {
          whole: matcher.match(withoutConjunction(reading.text)),
          leaning: reading.leaningText === null ? [] : matcher.match(reading.leaningText),
          parts: matchParts(reading.parts),
        };

  const answer: Answerer['answer'] = (ask, { now, serve, clock = () => 0 }) => {
    const marks = [clock()];
    const mark = () => marks.push(clock());
    const context = readContext(ask.context, (id) => entries.has(id));
    const found = gate(ask.query, context.concepts.flat());
    mark();
    const reading = read(ask.query, context, readingGround);
    const isAsked = ask.entry === undefined && found.redFlag === null;
    const retrieval = isAsked ? retrieve(reading) : noCandidates;
    mark();
    const statusById = statuses(now);
    const ground = groundOf(knowledge, entries, statusById, serve);
    const decision = decide({
      gate: found,
      entry: ask.entry ?? null,
      isDismissal:
        ask.dismiss === 'care' &&
        ask.query.trim() === knowledge.wording.labels['dismiss-care'],
      reading,
      retrieval,
      thresholds: matcher.thresholds,
      context,
      ground,
    });
    mark();
    const reply = compose({
      decision,
      knowledge,
      entries,
      statuses: statusById,
      serve,
      context,
      concepts: found.concepts,
      dismissed: ask.dismiss === 'care',
      actions,
      opening: openingAt(now),
      isServable: ground.isServable,
    });
    mark();
    const timings = stageTimes(marks);
    const { thresholds } = matcher;
    return {
      reply,
      trace: { gate: found, reading, retrieval, thresholds, decision, timings },
    };
  };

  const served: Answerer['served'] = ({ now, serve }) => {
    const statusById = statuses(now);
    return knowledge.entries.filter(({ id }) =>
      isServable(statusById.get(id) ?? 'unsigned', serve),
    );
  };

  return {
    knowledge,
    answer,
    statuses,
    served,
    match: (query) => matcher.match(query),
    start: (moment) =>
      startOf({
        knowledge,
        serve: moment.serve,
        actions,
        opening: openingAt(moment.now),
        isServable: (id) =>
          isServable(statuses(moment.now).get(id) ?? 'withdrawn', moment.serve),
      }),
    suggestions: (moment) => ({
      knowledge: knowledge.version,
      entries: served(moment).map(({ id, question, phrasings }) => ({
        id,
        question,
        phrasings,
      })),
    }),
  };
};

const minuteMs = 60_000;

/** Keeps what is true for a whole minute: calendars are slow to ask at every question. */
const byMinute = <T>(make: (now: Date) => T): ((now: Date) => T) => {
  let keptMinute = Number.NaN;
  let kept: T;
  return (now) => {
    const minute = Math.floor(now.getTime() / minuteMs);
    if (minute !== keptMinute) {
      kept = make(now);
      keptMinute = minute;
    }
    return kept;
  };
};

const stages = ['gate', 'match', 'decide', 'reply'] as const;

const stageTimes = (marks: readonly number[]): Record<string, number> =>
  Object.fromEntries(
    stages.map((stage, index) => [stage, (marks[index + 1] ?? 0) - (marks[index] ?? 0)]),
  );

/** Statuses change only with the day, so those of one day are kept. */
const statusesByDay = ({ clinic, entries }: Knowledge): Answerer['statuses'] => {
  const dayFormat = new Intl.DateTimeFormat('en-CA', {
    timeZone: clinic.hours['time-zone'],
  });
  const graceDays = clinic.signing['grace-days'];
  let keptDay = '';
  let kept: Statuses = new Map();
  const dayOf = byMinute((now) => dayFormat.format(now));
  return (now) => {
    const today = dayOf(now);
    if (today !== keptDay) {
      kept = new Map(
        entries.map((entry) => [entry.id, statusOf(entry, { today, graceDays })]),
      );
      keptDay = today;
    }
    return kept;
  };
};

const readingGroundOf = (entries: ReadonlyMap<string, Entry>): ReadingGround => ({
  titleOf: (id) => {
    const entry = entries.get(id);
    return entry === undefined ? '' : `${entry.question} ${entry.label}`;
  },
  subjectOf: (id) => entries.get(id)?.subject ?? null,
});

const groundOf = (
  { wording }: Knowledge,
  entries: ReadonlyMap<string, Entry>,
  statuses: Statuses,
  serve: ServeMode,
): Ground => ({
  isEntry: (id) => entries.has(id),
  isServable: (id) => isServable(statuses.get(id) ?? 'withdrawn', serve),
  overlapsOf: (id) => entries.get(id)?.overlaps ?? [],
  followUpsOf: (id) => entries.get(id)?.followUps ?? [],
  declinedReplyOf: (id) =>
    wording.declined.find((topic) => topic.id === id)?.reply ?? 'fallback',
  commandOf: (id) => wording.smallTalk.find((talk) => talk.id === id)?.command,
  starters: wording.starters,
});
