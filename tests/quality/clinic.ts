import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answerer } from '../../src/answer.ts';
import type { Reply } from '../../src/schema/reply.ts';
import { cardsOfClass, strangersAfterAnswers } from './in-use.ts';
import type { Question } from './judge.ts';
import { answeredEntry, isTurnRight, isUnderTriage, judge } from './judge.ts';
import { areaUnderCurve, mean, quantile } from './statistics.ts';
import { createHurriedTypist } from './typos.ts';

type OutOfScope = { readonly text: string; readonly kind: string };
type RedFlagCase = {
  readonly text: string;
  readonly flag: string | null;
  readonly route?: string;
  readonly alsoRoute?: readonly string[] | string;
  readonly soft?: boolean;
};
type Dialogue = {
  readonly turns: readonly {
    readonly user: string;
    readonly gold: string;
    readonly also?: readonly string[];
  }[];
};

export type ClinicSets = {
  readonly questions: readonly Question[];
  readonly oos: readonly OutOfScope[];
  readonly redflags: readonly RedFlagCase[];
  readonly dialogues: readonly Dialogue[];
};

/** Reads the sets of a folder; one that it does not have is empty. */
export const readSets = (folder: string): ClinicSets => {
  const read = (name: string) => {
    const file = join(folder, name);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  };
  const sets: ClinicSets = {
    questions: read('questions.json'),
    oos: read('oos.json'),
    redflags: read('redflags.json'),
    dialogues: read('dialogues.json'),
  };
  if (Object.values(sets).every(({ length }) => length === 0))
    throw new Error(`${folder} has no questions, oos, redflags or dialogues (.json).`);
  return sets;
};

/** The single messages of a folder's sets as hurried thumbs would type them. */
export const mistypedSets = (folder: string): ClinicSets => {
  const mistype = createHurriedTypist();
  const { questions, oos, redflags } = readSets(folder);
  const mistyped = <One extends { readonly text: string }>(
    cases: readonly One[],
  ): One[] => cases.map((one) => ({ ...one, text: mistype(one.text) }));
  return {
    questions: mistyped(questions),
    oos: mistyped(oos),
    redflags: mistyped(redflags),
    dialogues: [],
  };
};

/** What came of one query, for comparing and for listing failures. */
export type Case = {
  readonly set: string;
  readonly text: string;
  readonly outcome: string;
  readonly expected: string;
  readonly got: string;
  readonly confidence: number;
  readonly isGood: boolean;
};

export type Figures = Readonly<Record<string, number>>;

export type Evaluation = {
  readonly figures: Figures;
  readonly cases: readonly Case[];
  /** Confidence of each question's first candidate and whether it is right; for plots. */
  readonly calibration: readonly {
    readonly confidence: number;
    readonly isRight: boolean;
  }[];
};

/** A fixed moment, a Tuesday morning: opening hours must not change a figure. */
const moment = { now: new Date('2026-11-24T10:00:00Z'), serve: 'all' } as const;

const share = (cases: readonly Case[], isCounted: (one: Case) => boolean): number =>
  (100 * cases.filter(isCounted).length) / cases.length;

const describe = (reply: Reply): string => {
  const entry = answeredEntry(reply) ?? reply.care?.route;
  const options = reply.options?.map((option) => option.entry).join(', ');
  return [reply.kind, entry, options].filter(Boolean).join(' ');
};

/** The confidence in the first entry; small talk and declined topics are no entries. */
const entryConfidence = (answerer: Answerer, text: string): number => {
  const first = answerer.match(text)[0];
  return first === undefined || first.id.includes(':') ? 0 : first.confidence;
};

/** Runs the clinic's sets through the whole service. */
export const evaluateClinic = (answerer: Answerer, sets: ClinicSets): Evaluation => {
  const ask = (query: string): Reply => answerer.answer({ query }, moment).reply;
  const ranks: number[] = [];
  const strict: number[] = [];
  const calibration: { confidence: number; isRight: boolean }[] = [];
  const questions = sets.questions.map((question): Case => {
    const reply = ask(question.text);
    const accepted = [question.gold, ...(question.also ?? [])];
    const candidates = answerer.match(question.text);
    ranks.push(candidates.findIndex(({ id }) => accepted.includes(id)) + 1);
    strict.push(answeredEntry(reply) === question.gold ? 1 : 0);
    const outcome = judge(reply, question);
    const first = candidates[0];
    if (first !== undefined && !first.id.includes(':')) {
      calibration.push({
        confidence: first.confidence,
        isRight: accepted.includes(first.id),
      });
    }
    return {
      set: 'questions',
      text: question.text,
      outcome,
      expected: question.gold,
      got: describe(reply),
      confidence: first?.confidence ?? 0,
      isGood: outcome === 'right' || outcome === 'offered',
    };
  });
  const oos = sets.oos.map(({ text, kind }): Case => {
    const reply = ask(text);
    const isServed = reply.kind === 'answer';
    const isGreeted = reply.kind === 'small-talk' || reply.kind === 'hand-off';
    return {
      set: `oos ${kind}`,
      text,
      outcome: isServed ? 'served' : reply.kind,
      expected: kind === 'smalltalk' ? 'small-talk' : 'not served',
      got: describe(reply),
      confidence: entryConfidence(answerer, text),
      isGood: kind === 'smalltalk' ? isGreeted : !isServed,
    };
  });
  const redflags = sets.redflags.map((one) => redFlagCase(one, ask(one.text)));
  const dialogues = sets.dialogues.flatMap(({ turns }, number) => {
    let context: unknown;
    let before: Reply | null = null;
    return turns.map(({ user, gold, also = [] }, at): Case => {
      const { reply } = answerer.answer(
        context === undefined ? { query: user } : { query: user, context },
        moment,
      );
      ({ context } = reply);
      const isGood = isTurnRight(reply, [gold, ...also], before);
      before = reply;
      return {
        set: 'dialogues',
        text: `${number + 1}.${at + 1} ${user}`,
        outcome: isGood ? 'right' : 'wrong',
        expected: [gold, ...also].join(' or '),
        got: describe(reply),
        confidence: reply.confidence,
        isGood,
      };
    });
  });
  const inScope = sets.questions.map(({ text }) => entryConfidence(answerer, text));
  const outOfScope = oos
    .filter(({ set }) => set === 'oos near' || set === 'oos far')
    .map(({ confidence }) => confidence);
  const cut = quantile(inScope, 0.05);
  return {
    calibration,
    cases: [...questions, ...oos, ...redflags, ...dialogues],
    figures: measured({
      right: share(questions, ({ outcome }) => outcome === 'right'),
      'right or offered': share(questions, ({ isGood }) => isGood),
      wrong: share(questions, ({ outcome }) => outcome === 'wrong'),
      'right (strict)': 100 * mean(strict),
      'top-1': 100 * mean(ranks.map((rank) => (rank === 1 ? 1 : 0))),
      'top-3': 100 * mean(ranks.map((rank) => (rank >= 1 && rank <= 3 ? 1 : 0))),
      MRR: mean(ranks.map((rank) => (rank === 0 ? 0 : 1 / rank))),
      AUROC: areaUnderCurve(inScope, outOfScope),
      'out of scope refused at 95% acceptance':
        100 * mean(outOfScope.map((confidence) => (confidence < cut ? 1 : 0))),
      ...Object.fromEntries(
        [...new Set(oos.map(({ set }) => set))].map((set) => [
          `${set} served`,
          share(
            oos.filter((one) => one.set === set),
            ({ outcome }) => outcome === 'served',
          ),
        ]),
      ),
      'small talk recognised': share(
        oos.filter(({ set }) => set === 'oos smalltalk'),
        ({ isGood }) => isGood,
      ),
      ...strangersAfterAnswers(answerer, sets),
      ...redFlagFigures(sets.redflags, redflags),
      ...cardsOfClass(answerer, sets),
      'care where none was called for': share([...questions, ...oos], ({ got }) =>
        got.startsWith('care '),
      ),
      'dialogue turns right': share(dialogues, ({ isGood }) => isGood),
    }),
  };
};

/** What a set that is missing would have told is no figure. */
const measured = (figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).filter(([, value]) => !Number.isNaN(value)));

const redFlagCase = (one: RedFlagCase, reply: Reply): Case => {
  const isCare = reply.kind === 'care';
  const routes = [one.route ?? [], one.alsoRoute ?? []].flat();
  const got = reply.care?.route ?? '';
  const outcome =
    one.flag === null
      ? isCare
        ? 'false alarm'
        : 'quiet'
      : !isCare
        ? 'missed'
        : routes.includes(got)
          ? 'right'
          : isUnderTriage(got, routes)
            ? 'under-triage'
            : 'other route';
  return {
    set: one.flag === null ? (one.soft ? 'look-alike soft' : 'look-alike') : 'red flag',
    text: one.text,
    outcome,
    expected: one.flag === null ? 'no care' : `${one.flag} ${routes.join('/')}`,
    got: describe(reply),
    confidence: reply.confidence,
    isGood: outcome === 'quiet' || outcome === 'right' || outcome === 'other route',
  };
};

const redFlagFigures = (
  sets: readonly RedFlagCase[],
  cases: readonly Case[],
): Figures => {
  const figures: Record<string, number> = {};
  const recall = (name: string, isCounted: (one: RedFlagCase) => boolean): void => {
    const counted = cases.filter((_, at) => {
      const one = sets[at];
      return one !== undefined && one.flag !== null && isCounted(one);
    });
    if (counted.length > 0) {
      figures[name] = share(counted, ({ outcome }) => outcome !== 'missed');
    }
  };
  for (const route of ['emergency', 'crisis', 'urgent']) {
    recall(`red flags: recall, route ${route}`, (one) => one.route === route);
  }
  for (const flag of new Set(sets.map((one) => one.flag))) {
    if (flag !== null)
      recall(`red flags: recall, class ${flag}`, (one) => one.flag === flag);
  }
  const positives = cases.filter(({ set }) => set === 'red flag');
  figures['red flags: under-triage'] = share(
    positives,
    ({ outcome }) => outcome === 'under-triage',
  );
  for (const set of ['look-alike', 'look-alike soft']) {
    const counted = cases.filter((one) => one.set === set);
    if (counted.length > 0) {
      figures[`red flags: false alarms, ${set}`] = share(
        counted,
        ({ outcome }) => outcome === 'false alarm',
      );
    }
  }
  return figures;
};
