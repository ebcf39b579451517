import type { SourceProblem } from '../schema/content-problem.ts';
import type { RedFlag } from '../schema/red-flag.ts';
import { routesByUrgency } from '../schema/urgency.ts';
import type { Gate } from './gate.ts';
import { parsePattern } from './pattern.ts';
import type { RedFlagSource } from './source.ts';
import { patternsOf } from './source.ts';

export const error = (
  path: readonly (string | number)[],
  message: string,
): SourceProblem => ({
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
  problems.push(...checkTextSpeak(source));
  for (const [id, rule] of Object.entries(source.rules)) {
    const card = Object.hasOwn(source.cards, rule.card)
      ? source.cards[rule.card]
      : undefined;
    if (card === undefined)
      problems.push(
        error(
          ['rules', id, 'card'],
          `There is no card "${rule.card}". Mend the name, or write the card.`,
        ),
      );
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

/** What people type on a phone, = and what it means. */
const textSpeakEntry = /^(?:[a-z\d']+|\p{Extended_Pictographic})=[a-z ]+$/u;

/** What cannot be read, is read in two ways, or takes a word from the wordings that need it. */
const checkTextSpeak = (source: RedFlagSource): SourceProblem[] => {
  const wordings = new Set(
    Object.values(source.concepts).flatMap(({ words }) =>
      words.flatMap((line) => line.split(/[^a-z\d']+/u)),
    ),
  );
  const seen = new Set<string>();
  const faultOf = (entry: string): string | null => {
    if (!textSpeakEntry.test(entry))
      return `"${entry}" cannot be read. Write what people type, = and what it means, all in small letters, with a comma and a space between two of them, as in 'wana=want to, som1=someone'.`;
    const [typed = '', meant = ''] = entry.split('=');
    const isTwice = seen.has(typed);
    seen.add(typed);
    if (isTwice) return `"${typed}" is written twice here. Keep one of them.`;
    return wordings.has(typed)
      ? `"${typed}" is a word of the concepts below, which could not find it any more: it would be read as "${meant}". Take it out here.`
      : null;
  };
  return source['text-speak'].flatMap((line, at) =>
    line.split(', ').flatMap((entry) => {
      const fault = faultOf(entry);
      return fault === null ? [] : [error(['text-speak', at], fault)];
    }),
  );
};

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
const checkClassExamples = (
  source: RedFlagSource,
  { rules, whole }: Gates,
): readonly SourceProblem[] => {
  const problems: SourceProblem[] = [];
  const lowered = new Map<string, { text: string; route: string; count: number }>();
  for (const { text, route, path } of examplesOf(source)) {
    const { redFlag } = whole(text, []);
    const found = redFlag ? `${redFlag.rule}, ${redFlag.route}` : 'nothing';
    const byRule = route === 'silent' ? null : rules(text, []).redFlag;
    if (route === 'silent' && redFlag !== null)
      problems.push(error(path, `"${text}" must not fire; ${found} fired.`));
    else if (route !== 'silent' && !isAsUrgent(redFlag, route))
      problems.push(error(path, `"${text}" must lead to ${route} care; ${found} fired.`));
    else if (byRule !== null && !isAsUrgent(byRule, route)) {
      const known = lowered.get(byRule.rule) ?? { text, route, count: 0 };
      lowered.set(byRule.rule, { ...known, count: known.count + 1 });
    }
  }
  for (const [rule, { text, route, count }] of lowered)
    problems.push(
      error(
        ['rules', rule, 'route'],
        `The rule does not lead as far as ${count} of the examples on which it fires, such as "${text}", which must lead to ${route} care. Mend its route.`,
      ),
    );
  return problems;
};

const examplesOf = ({ examples }: RedFlagSource) =>
  Object.entries(examples).flatMap(([flag, byRoute]) =>
    Object.entries(byRoute).flatMap(([route, texts]) =>
      texts.map((text, at) => ({ text, route, path: ['examples', flag, route, at] })),
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
  return [...problems, ...checkClassExamples(source, { rules, whole })];
};

/** A text of the knowledge base and where it stands. */
export type PlacedText = { readonly text: string; readonly where: string };

/** A text on which the gate fires although it belongs to an ordinary question. */
export type GateFinding = PlacedText & {
  readonly rule: string;
  readonly flag: string;
  readonly evidence: string;
};
