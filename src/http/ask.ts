import type { Context } from 'hono';
import type { Trace } from '../answer.ts';
import type { Ask } from '../schema/ask.ts';
import { askSchema, maxQueryLength } from '../schema/ask.ts';
import type { Reply } from '../schema/reply.ts';
import type { Outcome } from '../store/outcome.ts';
import type { AppEnv, Dependencies } from './dependencies.ts';
import type { ProblemName } from './problem.ts';
import { problem } from './problem.ts';
import { readJson } from './read-json.ts';

/** A body that may be asked, or the name of what is wrong with it. */
export const checkAsk = (
  body: unknown,
): { readonly ask: Ask } | { readonly problem: ProblemName } => {
  const parsed = askSchema.safeParse(body);
  if (!parsed.success) return { problem: 'wrong-shape' };
  const { query } = parsed.data;
  if (query.length > maxQueryLength) return { problem: 'too-long' };
  if (query.trim() === '') return { problem: 'empty-query' };
  return { ask: parsed.data };
};

/** Kinds of reply that leave a question unanswered. */
const missed: readonly Reply['kind'][] = ['fallback', 'disambiguate'];

/**
 * What is counted of an answered question. The query goes along only when it found no
 * answer and raised no red flag, now or by context (DESIGN.md, 'What is kept').
 */
export const outcomeOf = (query: string, reply: Reply, trace: Trace): Outcome => {
  const isCalm = trace.gate.flags.length === 0 && reply.care === undefined;
  // 'None of these' is a choice, not a question.
  const isQuestion = trace.reading.kind === 'question';
  return {
    event: 'asked',
    decision: reply.kind,
    subject: subjectOf(trace),
    confidence: reply.confidence,
    knowledge: reply.knowledge,
    query: isCalm && isQuestion && missed.includes(reply.kind) ? query : null,
  };
};

const subjectOf = ({ decision }: Trace): string => {
  switch (decision.kind) {
    case 'answer':
      return decision.entry;
    case 'care':
      return decision.redFlag?.flag ?? '';
    case 'small-talk':
      return decision.id;
    case 'hand-off':
      return decision.declined ?? '';
    case 'fallback':
      return decision.declined ?? decision.reason;
    case 'disambiguate':
      return '';
    default:
      return decision satisfies never;
  }
};

/** Answers one question and counts it; the pages without script use it, too. */
export const answerAndCount = (
  ask: Ask,
  { knowledge, now, settings, recorder, clock }: Dependencies,
): { readonly reply: Reply; readonly trace: Trace } => {
  const { answerer } = knowledge.current();
  const moment = { now: now(), serve: settings.SERVE, clock };
  const { reply, trace } = answerer.answer(ask, moment);
  recorder.record(outcomeOf(ask.query, reply, trace));
  const { decision } = trace;
  if (decision.kind === 'fallback' && decision.reason === 'none-of-these') {
    recorder.record({ event: 'none-of-these', count: 1, knowledge: reply.knowledge });
  }
  return { reply, trace };
};

/** Whether a question raises a red flag; asked only beyond the rate limit. */
const isUrgent = (ask: Ask, { knowledge, now, settings }: Dependencies): boolean => {
  const moment = { now: now(), serve: settings.SERVE };
  return knowledge.current().answerer.answer(ask, moment).trace.gate.redFlag !== null;
};

const serverTiming = ({ timings }: Trace): string =>
  Object.entries(timings)
    .map(([stage, ms]) => `${stage};dur=${ms.toFixed(3)}`)
    .join(', ');

/** `POST /api/ask` */
export const askRoute = (dependencies: Dependencies) =>
  async function ask(context: Context<AppEnv>): Promise<Response> {
    const body = await readJson(context.req.raw);
    if (!body.isRead) return problem(context, dependencies, body.problem);
    const checked = checkAsk(body.value);
    if ('problem' in checked) return problem(context, dependencies, checked.problem);
    const waitSeconds = context.get('waitSeconds');
    if (waitSeconds !== undefined && !isUrgent(checked.ask, dependencies)) {
      return problem(context, dependencies, 'too-many', {
        headers: { 'Retry-After': String(waitSeconds) },
      });
    }
    const { reply, trace } = answerAndCount(checked.ask, dependencies);
    const facts = context.get('facts');
    facts.kind = reply.kind;
    if (reply.entry !== undefined) facts.entry = reply.entry.id;
    context.header('Server-Timing', serverTiming(trace));
    context.header('Cache-Control', 'no-store');
    return context.json(reply);
  };
