import type { SourceProblem } from '../schema/content-problem.ts';
import type { RedFlag } from '../schema/red-flag.ts';
import { routesByUrgency } from '../schema/urgency.ts';
import { forbiddenOnCard } from './forbidden.ts';
import type { Gate } from './gate.ts';
import { parsePattern } from './pattern.ts';
import type { RedFlagSource } from './source.ts';
import { patternsOf } from './source.ts';

const error = (path: readonly (string | number)[], message: string): SourceProblem => ({
  severity: 'error',
  path,
  message,
});

const namesIn = (pattern: string): readonly string[] =>
  [...pattern.matchAll(/<([a-z0-9-]+)>/g)].map((found) => found[1] ?? '');

const checkWords = (
  path: readonly (string | number)[],
  words: readonly string[],
  known: ReadonlySet<string>,
): SourceProblem[] =>
  words.flatMap((line, at) =>
    patternsOf([line]).flatMap((pattern) => checkPattern([...path, at], pattern, known)),
  );

const checkPattern = (
  place: readonly (string | number)[],
  pattern: string,
  known: ReadonlySet<string>,
): SourceProblem[] => {
  if (!parsePattern(pattern))
    return [
      error(
        place,
        `"${pattern}" cannot be read. Use plain words, 38to42 for numbers, and the marks * (after three letters or more) ? / < > . .. and ....; the head of this file explains them.`,
      ),
    ];
  return namesIn(pattern)
    .filter((name) => !known.has(name))
    .map((name) =>
      error(
        place,
        `"<${name}>" is no concept written above this one. Move it up, or mend the name.`,
      ),
    );
};

/** Patterns that cannot be read, and names of concepts and cards that do not exist. */
export const checkReferences = (source: RedFlagSource): SourceProblem[] => {
  const problems: SourceProblem[] = [];
  const above = new Set<string>(Object.keys(source.context));
  for (const [id, concept] of Object.entries(source.concepts)) {
    problems.push(...checkWords(['concepts', id, 'words'], concept.words, above));
    above.add(id);
  }
  for (const [id, words] of Object.entries(source.context))
    problems.push(...checkWords(['context', id], words, above));
  for (const [id, rule] of Object.entries(source.rules)) {
    const card = Object.hasOwn(source.cards, rule.card)
      ? source.cards[rule.card]
      : undefined;
    if (card === undefined)
      problems.push(error(['rules', id, 'card'], `There is no card "${rule.card}".`));
    else if (card.route !== rule.route)
      problems.push(
        error(
          ['rules', id, 'card'],
          `The rule leads to ${rule.route} care, but the card "${rule.card}" is for ${card.route} care. Name a card of that route, or mend the route.`,
        ),
      );
    const named = {
      when: rule.when.flatMap((names, at) => names.map((name) => ({ name, at }))),
      without: rule.without.map((name, at) => ({ name, at })),
      unless: rule.unless.map((name, at) => ({ name, at })),
    };
    for (const [key, names] of Object.entries(named))
      for (const { name, at } of names)
        if (!above.has(name))
          problems.push(
            error(
              ['rules', id, key, at],
              `There is no concept "${name}". Mend the name, or write the concept.`,
            ),
          );
  }
  return problems;
};

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '');

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
        forbiddenOnCard(text).map((found) =>
          error(
            path,
            `A care card may not hold ${found.reason}: "${found.text}". Say it in another way.`,
          ),
        ),
      ),
    ];
  });

/** A class that has rules and, where there are common examples, none of its own. */
export const checkClasses = ({ rules, examples }: RedFlagSource): SourceProblem[] => {
  const classes = new Set(Object.values(rules).map(({ flag }) => flag));
  if (classes.size === 1) return [];
  return [...classes]
    .filter((flag) => examples[flag] === undefined)
    .map((flag) =>
      error(
        ['examples'],
        `No example of the class "${flag}" is left. Was the file cut off? Restore it, or write some under examples → ${flag}.`,
      ),
    );
};

const order: readonly string[] = routesByUrgency;

/** The gate that visitors meet, and its rules by themselves. */
export type Gates = { readonly rules: Gate; readonly whole: Gate };

const isAsUrgent = (flag: RedFlag | null, route: string): boolean =>
  flag !== null && order.indexOf(flag.route) <= order.indexOf(route);

/**
 * Runs the examples by class: care with the named route or a more urgent one, or none. Where
 * a rule fires, it must lead there by itself: the classifier, which has learnt the example,
 * would hide a rule whose route was lowered.
 */
const checkVoices = (
  source: RedFlagSource,
  { rules, whole }: Gates,
): readonly SourceProblem[] =>
  Object.entries(source.examples).flatMap(([flag, byRoute]) =>
    Object.entries(byRoute).flatMap(([route, texts]) =>
      texts.flatMap((text, at) => {
        const problem = (message: string): SourceProblem[] => [
          error(['examples', flag, route, at], `"${text}" ${message}`),
        ];
        const { redFlag } = whole(text, []);
        const found = redFlag ? `${redFlag.rule}, ${redFlag.route}` : 'nothing';
        if (route === 'silent')
          return redFlag ? problem(`must not fire; ${found} fired.`) : [];
        if (!isAsUrgent(redFlag, route))
          return problem(`must lead to ${route} care; ${found} fired.`);
        const byRule = rules(text, []).redFlag;
        return byRule === null || isAsUrgent(byRule, route)
          ? []
          : problem(
              `must lead to ${route} care, but the rule "${byRule.rule}" leads to ${byRule.route} care only. Mend the route of the rule.`,
            );
      }),
    ),
  );

/**
 * Runs every rule's own examples: it must fire on the one kind, nothing on the other. On the
 * other kind it must be silent by itself, too: were it only doubted, the classifier would
 * have learnt that what the example says is harmless, whatever it says.
 */
export const checkExamples = (
  source: RedFlagSource,
  { rules, whole }: Gates,
): SourceProblem[] => {
  const problems: SourceProblem[] = [];
  for (const [id, rule] of Object.entries(source.rules)) {
    rule.fires.forEach((text, at) => {
      const { flags } = whole(text, []);
      const other = flags.map((flag) => flag.rule).join(', ') || 'nothing';
      if (!flags.some((flag) => flag.rule === id))
        problems.push(
          error(
            ['rules', id, 'fires', at],
            `"${text}" must fire this rule; ${other} fired.`,
          ),
        );
    });
    rule.silent.forEach((text, at) => {
      const flag = rules(text, []).flags[0] ?? whole(text, []).flags[0];
      const words = flag?.evidence.map((part) => part.text).join(' + ');
      if (flag)
        problems.push(
          error(['rules', id, 'silent', at], `"${text}" fires ${flag.rule} (${words}).`),
        );
    });
  }
  return [...problems, ...checkVoices(source, { rules, whole })];
};

/** A text of the knowledge base and where it stands. */
export type PlacedText = { readonly text: string; readonly where: string };

/** A text on which the gate fires although it belongs to an ordinary question. */
export type GateFinding = PlacedText & {
  readonly rule: string;
  readonly flag: string;
  readonly evidence: string;
};
