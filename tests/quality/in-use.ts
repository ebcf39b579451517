import type { Answerer } from '../../src/answer.ts';
import type { CompiledGate } from '../../src/safety/compiled.ts';
import type { ClinicSets, Figures } from './clinic.ts';

/** A fixed moment, as in clinic.ts. */
const moment = { now: new Date('2026-11-24T10:00:00Z'), serve: 'all' } as const;

/** So many answered questions begin the conversations in which strange ones are asked. */
const beginnings = 6;

/**
 * What has no answer is asked again after an answer: a conversation must not make an answer
 * of it. The share of `near` and `far` that is answered, %.
 */
export const strangersAfterAnswers = (
  answerer: Answerer,
  { questions, oos }: ClinicSets,
): Figures => {
  const contexts = questions
    .map(({ text }) => answerer.answer({ query: text }, moment).reply)
    .filter(({ kind }) => kind === 'answer')
    .slice(0, beginnings)
    .map(({ context }) => context);
  const figures: Record<string, number> = {};
  for (const kind of ['near', 'far']) {
    const asked = oos.filter((one) => one.kind === kind);
    const answered = asked.flatMap(({ text }) =>
      contexts.filter(
        (context) =>
          answerer.answer({ query: text, context }, moment).reply.kind === 'answer',
      ),
    );
    const all = asked.length * contexts.length;
    if (all > 0)
      figures[`oos ${kind} served after an answer`] = (100 * answered.length) / all;
  }
  return figures;
};

/** The sets call by the name of the route what the rules call by what is told. */
const classOf = (flag: string): string => (flag === 'crisis' ? 'self_harm' : flag);

/** Of the dangers that bring a card, the share whose card belongs to their class, %. */
export const cardsOfClass = (answerer: Answerer, { redflags }: ClinicSets): Figures => {
  const { rules } = answerer.knowledge.gate as CompiledGate;
  const cards = new Map<string, Set<string>>();
  for (const { flag, card } of rules)
    cards.set(flag, (cards.get(flag) ?? new Set()).add(card));
  let shown = 0;
  let fitting = 0;
  for (const { text, flag } of redflags) {
    if (flag === null) continue;
    const { redFlag } = answerer.answer({ query: text }, moment).trace.gate;
    if (redFlag === null) continue;
    shown += 1;
    if (cards.get(classOf(flag))?.has(redFlag.card)) fitting += 1;
  }
  return shown === 0 ? {} : { 'red flags: card of the class': (100 * fitting) / shown };
};
