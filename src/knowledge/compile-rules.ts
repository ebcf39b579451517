import { checkReferences } from '../safety/check.ts';
import type { GateCompilation } from '../safety/compile.ts';
import { checkGate, compileGate } from '../safety/compile.ts';
import { redFlagSourceSchema } from '../safety/source.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import { gateTexts } from './gate-texts.ts';
import { fileHash } from './ledger.ts';
import type { Sources } from './load-sources.ts';
import type { YamlSource } from './parse-yaml.ts';
import type { Place } from './problems.ts';
import { errorAt } from './problems.ts';
import { placed } from './source-problems.ts';
import { validate } from './validate.ts';

/** The rules compiled before, so that an edit elsewhere does not run all their examples. */
export type RulesCache = { key?: string; compiled?: GateCompilation };

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
    cache.key = key;
  }
  const rules = cache.compiled;
  const problems = [...shape, ...placed(rules.problems, yaml)];
  if (checkReferences(source).length > 0) return { rules, problems };
  const places = new Map<string, Place>();
  const texts = gateTexts(sources).map(({ text, file, line }) => {
    const where = `${file}:${line}`;
    places.set(where, { file, line });
    return { text, where };
  });
  for (const finding of checkGate(rules.gate, texts)) {
    const { text, where, rule, evidence } = finding;
    const message = `"${text}" sets off the red-flag rule "${rule}" (${evidence}), so whoever says it gets a care card and never this answer. Reword it, or have the clinical lead change the rule.`;
    problems.push(errorAt(places.get(where) ?? { file: yaml.file, line: 1 }, message));
  }
  return { rules, problems };
};
