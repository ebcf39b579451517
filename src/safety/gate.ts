import { mostConcepts } from '../schema/context.ts';
import type { GateResult, RedFlag } from '../schema/red-flag.ts';
import { routesByUrgency } from '../schema/urgency.ts';
import type { Reading, Told } from './combine.ts';
import { fire } from './combine.ts';
import type { CompiledGate, CompiledRule } from './compiled.ts';
import { createOpinion } from './opinion.ts';
import { createReader, wordsOfQuery } from './reader.ts';
import type { Recurrent } from './recurrent.ts';
import type { Tokens } from './tokenise.ts';

/** Reads a query, and the concepts of the last two, for red flags. Total and deterministic. */
export type Gate = (query: string, seen: readonly string[]) => GateResult;

const byUrgency = (one: RedFlag, other: RedFlag): number =>
  routesByUrgency.indexOf(one.route) - routesByUrgency.indexOf(other.route);

/**
 * Those of the class that the classifier names first: a wet bed is told of a bladder, and of
 * a home where nobody cares.
 */
const ranked = (flags: readonly RedFlag[], named: RedFlag | null): RedFlag[] =>
  flags.toSorted(
    (one, other) => Number(other.flag === named?.flag) - Number(one.flag === named?.flag),
  );

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

/** A rule that fires, and what it fires on. */
type Fired = { readonly flag: RedFlag; readonly told: readonly Told[] };

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

/** Makes the gate that runs before everything else, on every turn. */
export const createGate = (
  compiled: CompiledGate,
  recurrent: Recurrent | null = null,
): Gate => {
  const { concepts, rules } = compiled;
  const read = createReader(compiled, recurrent?.vocabulary);
  const rulesWith = rulesByConcept(rules);
  const opine = createOpinion(compiled, recurrent);
  const remembered = concepts.filter((concept) => concept.remembered).map(({ id }) => id);

  const firing = (reading: Reading, whole: Tokens): Fired[] => {
    // Most queries tell nothing that most rules ask for: those are not looked at.
    const touched = new Set<number>();
    for (const concept of reading.told.keys())
      for (const rule of rulesWith.get(concept) ?? []) touched.add(rule);
    return [...touched]
      .sort((one, other) => one - other)
      .flatMap((at) => {
        const rule = rules[at];
        const told = rule && fire(reading, rule);
        return told ? [{ flag: flagOf(rule, told, whole), told }] : [];
      });
  };

  return (query, seen) => {
    const reading = read(query);
    const fired = firing({ ...reading, seen: new Set(seen) }, reading);
    // What only the last queries complete, this query by itself need not look like.
    const alone =
      seen.length === 0 ? fired : firing({ ...reading, seen: new Set() }, reading);
    const { raised: likely, isDoubted } = opine(reading);
    const raised = compiled.harmless?.includes(wordsOfQuery(reading)) ? null : likely;
    // The classifier does not know what the last queries complete: there the rules decide.
    const isSplit = fired.length > alone.length;
    const isFalse = ({ flag, told }: Fired): boolean =>
      alone.some((other) => other.flag.rule === flag.rule) && isDoubted(told);
    const doubted = fired.filter(isFalse);
    const flags = fired.filter((one) => !doubted.includes(one)).map(({ flag }) => flag);
    // Who tells of a crisis in plain words keeps its card, which has the 999 call, too, and a
    // way to leave, when an emergency is only guessed ("can't talk, he's listening").
    const isOutranked =
      raised?.flag !== 'overdose' && flags.some(({ route }) => route === 'crisis');
    const all = ranked(flags, raised);
    if (raised !== null && !isSplit && !isOutranked) all.push(raised);
    // Stable: of one route a rule stays before the guess.
    all.sort(byUrgency);
    return {
      redFlag: all[0] ?? null,
      flags: all,
      doubted: doubted.map(({ flag }) => flag),
      concepts: remembered
        .filter((concept) => reading.told.has(concept))
        .slice(0, mostConcepts),
    };
  };
};
