import type { SourceProblem } from '../schema/content-problem.ts';
import type { CareCard } from '../schema/red-flag.ts';
import { error } from './check.ts';
import { forbiddenOnCard } from './forbidden.ts';
import type { RedFlagSource } from './source.ts';

type CareAction = CareCard['actions'][number];

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

const inReminder = {
  emergency: /\b999\b|A&E/u,
  crisis: /\d{3}/u,
  urgent: /\b(?:111|999|GP|maternity)\b/u,
} as const;
const namedInReminder = {
  emergency: '999 or A&E',
  crisis: 'a number',
  urgent: '111, a GP or the maternity unit',
} as const;

/** Shorter numbers (999, 111) are no misprints of each other. */
const shortestNumber = 5;

/** Numbers in a text that are one of a button but for a digit or two. */
const misprints = (text: string, actions: readonly CareAction[]) =>
  [...text.matchAll(/\d(?:[\d ]*\d)?/gu)].flatMap(([number]) => {
    const digits = digitsOf(number);
    const near = actions.find(({ href }) => {
      const other = digitsOf(href);
      const isAsLong = digits.length >= shortestNumber && digits.length === other.length;
      const wrong = [...digits].filter((digit, at) => digit !== other[at]).length;
      return isAsLong && (wrong === 1 || wrong === 2);
    });
    return near ? [{ number, label: near.label }] : [];
  });

/** Cards whose look, numbers or words do not fit what they are for. */
export const checkCards = ({ cards }: RedFlagSource): SourceProblem[] =>
  Object.entries(cards).flatMap(([id, card]) => {
    const at = (...path: (string | number)[]) => ['cards', id, ...path];
    const level = card.route === 'urgent' ? 'urgent' : 'emergency';
    const texts = [
      { path: at('heading'), text: card.heading },
      ...card.items.map((text, item) => ({ path: at('items', item), text })),
      ...card.actions.map(({ label: text }, action) => ({
        path: at('actions', action, 'label'),
        text,
      })),
      { path: at('reminder'), text: card.reminder },
    ];
    return [
      ...(card.level === level
        ? []
        : [error(at('level'), `A card for ${card.route} care has the level ${level}.`)]),
      ...(/^(?:call|go|get)\b|\b(?:if|and):$/iu.test(card.heading)
        ? []
        : [
            error(
              at('heading'),
              "A care card's heading says what to do (Call …, Go …, Get …) or ends in 'if:'.",
            ),
          ]),
      ...(card.route === 'emergency' &&
      !card.actions.some(({ href }) => href === 'tel:999')
        ? [error(at('actions'), 'A card for emergency care has a button that calls 999.')]
        : []),
      ...(inReminder[card.route].test(card.reminder)
        ? []
        : [
            error(
              at('reminder'),
              `The reminder names whom to call, as every one for ${card.route} care does: ${namedInReminder[card.route]}.`,
            ),
          ]),
      ...(card.route === 'crisis' && !card.quickExit
        ? [error(at('quickExit'), 'A card for crisis care has quickExit: true.')]
        : []),
      ...card.actions.flatMap(({ label, href }, action) =>
        digitsOf(label) === '' || digitsOf(label) === digitsOf(href)
          ? []
          : [
              error(
                at('actions', action, 'href'),
                `"${label}" would call ${digitsOf(href)}. Write the same number in both.`,
              ),
            ],
      ),
      ...texts.flatMap(({ path, text }) =>
        misprints(text, card.actions).map(({ number, label }) =>
          error(
            path,
            `"${number}" is nearly the number of "${label}". Write the same number in both.`,
          ),
        ),
      ),
      ...texts.flatMap(({ path, text }) =>
        forbiddenOnCard(text).map((found) =>
          error(
            path,
            `A care card may not hold ${found.reason}: "${found.text}". Say it in another way.`,
          ),
        ),
      ),
    ];
  });
