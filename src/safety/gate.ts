import type { GateResult, RedFlag, Route } from '../schema/red-flag.ts';
import { routesByUrgency } from '../schema/urgency.ts';
import { loadClassifier } from './classifier.ts';
import type { Reading, Told } from './combine.ts';
import { fire } from './combine.ts';
import type { CompiledGate, CompiledRule } from './compiled.ts';
import { createReader } from './reader.ts';
import type { Tokens } from './tokenise.ts';
import { tokenise } from './tokenise.ts';

/** Reads a query, and the concepts of the last two, for red flags. Total and deterministic. */
export type Gate = (query: string, seen: readonly string[]) => GateResult;

/** The context carries at most this many concepts of one query. */
const conceptsRemembered = 12;

const byUrgency = (one: RedFlag, other: RedFlag): number =>
  routesByUrgency.indexOf(one.route) - routesByUrgency.indexOf(other.route);

const flagOf = (
  rule: CompiledRule,
  told: readonly Told[],
  { text, tokens }: Tokens,
): RedFlag => ({
  rule: rule.id,
  flag: rule.flag,
  route: rule.route,
  card: rule.card,
  evidence: told.map(({ concept, start, end }) => ({
    concept,
    text: text.slice(tokens[start]?.start ?? 0, tokens[end - 1]?.end ?? 0),
  })),
});

/** The places of the rules that name a concept: no rule fires without one told now. */
const rulesByConcept = (
  rules: readonly CompiledRule[],
): ReadonlyMap<string, readonly number[]> => {
  const places = new Map<string, number[]>();
  for (const [at, rule] of rules.entries())
    for (const concept of new Set(rule.when.flat()))
      places.set(concept, [...(places.get(concept) ?? []), at]);
  return places;
};

/**
 * Probability from which the classifier raises a flag although no rule fires, by route (a
 * miss costs more where more is at stake), and below which a rule that fires counts for a
 * false alarm. Chosen on sentences that nothing learns from
 * (tests/quality/own/unseen) as those that miss least at some 3% false alarms.
 */
const raisedFrom: Readonly<Record<Route, number>> = {
  emergency: 0.08,
  crisis: 0.1,
  urgent: 0.18,
};
const doubtedBelow = 0.15;

const lowestRaised = Math.min(...Object.values(raisedFrom));

/**
 * Probability needed for a crisis where nothing that one of its rules asks for is worded:
 * 'what must I change in my life' has words of despair, and most harmless queries that
 * look dangerous are such.
 */
const crisisFromAfar = 0.3;

/** The same for a query of fewer words than a sentence, whatever it is like: 'legs'. */
const shortQuery = 4;
const shortFrom = 0.3;

/** Makes the gate that runs before everything else, on every turn. */
export const createGate = (compiled: CompiledGate): Gate => {
  const { concepts, rules, classifier } = compiled;
  const read = createReader(compiled);
  const classify = classifier === undefined ? null : loadClassifier(classifier);
  const rulesWith = rulesByConcept(rules);
  const remembered = concepts.filter((concept) => concept.remembered).map(({ id }) => id);

  const firing = (reading: Reading, whole: Tokens): RedFlag[] => {
    // Most queries tell nothing that most rules ask for: those are not looked at.
    const touched = new Set<number>();
    for (const concept of reading.told.keys())
      for (const rule of rulesWith.get(concept) ?? []) touched.add(rule);
    return [...touched]
      .sort((one, other) => one - other)
      .flatMap((at) => {
        const rule = rules[at];
        const told = rule && fire(reading, rule);
        return told ? [flagOf(rule, told, whole)] : [];
      });
  };

  return (query, seen) => {
    const whole = tokenise(query);
    const reading = read(whole.tokens);
    const fired = firing({ ...reading, seen: new Set(seen) }, whole);
    const likeness = classify?.(reading, whole);
    const danger = likeness?.danger ?? 1;
    // A rule is doubted only where no sentence by itself looks dangerous, either.
    const most = fired.length === 0 ? danger : (likeness?.mostDangerous() ?? 1);
    // What only the last queries complete, this query by itself need not look like.
    const alone =
      seen.length === 0 ? fired : firing({ ...reading, seen: new Set() }, whole);
    const isDoubted = ({ rule }: RedFlag): boolean =>
      most < doubtedBelow && alone.some((other) => other.rule === rule);
    const flags = fired.filter((flag) => !isDoubted(flag));
    // Never alone: at least one thing that the rules know must be worded. The class is
    // looked for from the lowest of the numbers on.
    const isWorded = reading.mentions.some(({ concept }) => concept !== 'idiom');
    if (likeness && isWorded && danger >= lowestRaised) {
      const flag = likeness.flag();
      const isNear = reading.mentions.some(({ concept }) =>
        rulesWith.get(concept)?.some((at) => rules[at]?.flag === flag.flag),
      );
      const needed = Math.max(
        raisedFrom[flag.route],
        flag.route === 'crisis' && !isNear ? crisisFromAfar : 0,
        whole.tokens.length < shortQuery ? shortFrom : 0,
      );
      if (danger >= needed) flags.push(flag);
    }
    flags.sort(byUrgency);
    return {
      redFlag: flags[0] ?? null,
      flags,
      concepts: remembered
        .filter((concept) => reading.told.has(concept))
        .slice(0, conceptsRemembered),
    };
  };
};
