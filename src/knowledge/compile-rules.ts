import type { GateFinding } from '../safety/check.ts';
import { checkReferences } from '../safety/check.ts';
import type { GateCompilation } from '../safety/compile.ts';
import { checkGate, compileGate } from '../safety/compile.ts';
import { redFlagSourceSchema } from '../safety/source.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import type { GateText } from './gate-texts.ts';
import { gateTexts } from './gate-texts.ts';
import { fileHash } from './ledger.ts';
import type { Sources } from './load-sources.ts';
import type { YamlSource } from './parse-yaml.ts';
import type { Place } from './problems.ts';
import { errorAt } from './problems.ts';
import { placed } from './source-problems.ts';
import { validate } from './validate.ts';

/**
 * The rules compiled before, so that an edit elsewhere does not run all their examples, and
 * what they found in each text, so that it runs only the new ones.
 */
export type RulesCache = {
  key?: string;
  compiled?: GateCompilation;
  /** Whether a rule names something that is not there; then it cannot be tried. */
  isBroken?: boolean;
  found?: ReadonlyMap<string, GateFinding | null>;
};

type Finding = { readonly place: Place; readonly finding: GateFinding };

/** What the rules find in the texts of the knowledge. */
const findIn = (
  { gate }: GateCompilation,
  texts: readonly GateText[],
  cache: RulesCache,
): readonly Finding[] => {
  const known = cache.found ?? new Map<string, GateFinding | null>();
  const fresh = new Set(texts.map(({ text }) => text).filter((text) => !known.has(text)));
  const firing = new Map(
    fresh.size === 0
      ? []
      : checkGate(
          gate,
          [...fresh].map((text) => ({ text, where: '' })),
        ).map((finding) => [finding.text, finding]),
  );
  const found = new Map(
    texts.map(({ text }) => [text, firing.get(text) ?? known.get(text) ?? null]),
  );
  cache.found = found;
  return texts.flatMap(({ text, file, line }) => {
    const finding = found.get(text) ?? null;
    return finding === null ? [] : [{ place: { file, line }, finding }];
  });
};

export type CompiledRules = {
  readonly rules?: GateCompilation;
  readonly problems: readonly ContentProblem[];
};

/**
 * Compiles red-flags.yaml, runs its own examples, and runs the rules over every question,
 * phrasing, test and label: none may set off a rule, save those that the rule names.
 */
export const compileRules = (
  yaml: YamlSource,
  sources: Sources,
  cache: RulesCache = {},
): CompiledRules => {
  const { checked, problems: shape } = validate(redFlagSourceSchema, yaml);
  // Half a rule proves nothing: its examples would fail for what is missing.
  if (!checked?.yaml.isLegible([])) return { problems: shape };
  const { source } = checked;
  const key = fileHash(source);
  if (cache.key !== key || cache.compiled === undefined) {
    cache.compiled = compileGate(source);
    cache.isBroken = checkReferences(source).length > 0;
    cache.key = key;
    delete cache.found;
  }
  const rules = cache.compiled;
  const problems = [...shape, ...placed(rules.problems, yaml)];
  if (cache.isBroken) return { rules, problems };
  for (const { place, finding } of findIn(rules, gateTexts(sources), cache)) {
    const { text, rule, evidence } = finding;
    const message = `"${text}" sets off the red-flag rule "${rule}" (${evidence}), so whoever says it gets a care card and never this answer. Reword it, or have the clinical lead change the rule.`;
    problems.push(errorAt(place, message));
  }
  return { rules, problems };
};
