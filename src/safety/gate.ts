import type { GateResult, RedFlag } from '../schema/red-flag.ts';
import { routesByUrgency } from '../schema/urgency.ts';
import type { Reading, Told } from './combine.ts';
import { fire } from './combine.ts';
import type { CompiledGate, CompiledRule, ContextConcept } from './compiled.ts';
import { contextConcepts } from './compiled.ts';
import { createLexicon } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { findMentions } from './mentions.ts';
import type { Span } from './scopes.ts';
import { readContext } from './scopes.ts';
import type { Token, Tokens } from './tokenise.ts';
import { tokenise } from './tokenise.ts';

/** Reads a query, and the concepts of the last two, for red flags. Total and deterministic. */
export type Gate = (query: string, seen: readonly string[]) => GateResult;

/** The context carries at most this many concepts of one query. */
const conceptsRemembered = 12;

const sentencesOf = (tokens: readonly Token[]): readonly number[] => {
  let sentence = 0;
  return tokens.map((token) => {
    if (token.gap === 'sentence') sentence++;
    return sentence;
  });
};

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

const nothingTold: GateResult = { redFlag: null, flags: [], concepts: [] };

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
export const createGate = (compiled: CompiledGate): Gate => {
  const lexicon = createLexicon(compiled);
  const concepts = compiled.concepts;
  const contextNames: ReadonlySet<string> = new Set(contextConcepts);
  const isContext = (mention: Mention): boolean =>
    contextNames.has(concepts[mention.concept]?.id ?? '');

  const read = (tokens: readonly Token[], seen: readonly string[]): Reading => {
    const mentions = findMentions(lexicon, tokens);
    const spansBy = new Map<string, Span[]>();
    const taken = tokens.map(() => false);
    const idiom = tokens.map(() => false);
    const owned = tokens.map(() => 0);
    for (const mention of mentions) {
      const { start, end } = mention;
      if (isContext(mention)) {
        const id = concepts[mention.concept]?.id ?? '';
        const spans = spansBy.get(id) ?? [];
        spans.push(mention);
        spansBy.set(id, spans);
        if (id === 'idiom') idiom.fill(true, start, end);
        if (id === 'owned')
          for (let at = start; at < end; at++)
            owned[at] = Math.max(owned[at] ?? 0, end - start);
      } else if (end - start > 1) taken.fill(true, start, end);
    }
    const spans = (id: ContextConcept): readonly Span[] => spansBy.get(id) ?? [];
    const colours = readContext({ tokens, spans, taken });
    const told = new Map<string, Told[]>();
    for (const mention of mentions) {
      if (isContext(mention)) continue;
      const concept = concepts[mention.concept];
      const { start, end } = mention;
      const colour = colours[start];
      if (!concept || !colour || colour.negated) continue;
      if (colour.asked && !concept.evenAsked) continue;
      if (colour.inQuestion && concept.topic) continue;
      const isPast = colour.past || colours[end - 1]?.past === true;
      if (isPast && !concept.always) continue;
      if (idiom[start] || idiom[end - 1]) continue;
      if (Math.max(owned[start] ?? 0, owned[end - 1] ?? 0) > end - start) continue;
      const list = told.get(concept.id) ?? [];
      list.push({ concept: concept.id, start, end, person: colour.person });
      told.set(concept.id, list);
    }
    return { tokens, told, seen: new Set(seen), sentences: sentencesOf(tokens) };
  };

  const rulesWith = rulesByConcept(compiled.rules);
  const remembered = concepts.filter((concept) => concept.remembered).map(({ id }) => id);

  return (query, seen) => {
    const whole = tokenise(query);
    const reading = read(whole.tokens, seen);
    if (reading.told.size === 0) return nothingTold;
    // Most queries tell nothing that most rules ask for: those are not looked at.
    const touched = new Set<number>();
    for (const concept of reading.told.keys())
      for (const rule of rulesWith.get(concept) ?? []) touched.add(rule);
    const flags: RedFlag[] = [];
    for (const [at, rule] of compiled.rules.entries()) {
      if (!touched.has(at)) continue;
      const told = fire(reading, rule);
      if (told) flags.push(flagOf(rule, told, whole));
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
