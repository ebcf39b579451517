import type { CompiledClassifier } from '../safety/classifier.ts';
import type { GateCompilation, Teaching } from '../safety/compile.ts';
import { checkGate, compileGate } from '../safety/compile.ts';
import { redFlagSourceSchema } from '../safety/source.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import { gateTexts } from './gate-texts.ts';
import { fileHash } from './ledger.ts';
import type { Sources } from './load-sources.ts';
import type { YamlSource } from './parse-yaml.ts';
import type { Place } from './problems.ts';
import { errorAt, hasErrors } from './problems.ts';
import { placed } from './source-problems.ts';
import { validate } from './validate.ts';

/**
 * The rules compiled before. An edit elsewhere does not run all their examples again, nor
 * train the classifier, which learns from ordinary questions, too, but minds one little.
 */
export type RulesCache = { key?: string; compiled?: GateCompilation };

export type CompiledRules = {
  readonly rules?: GateCompilation;
  readonly problems: readonly ContentProblem[];
};

export type RulesOptions = {
  readonly cache?: RulesCache;
  /** That of an earlier compilation: with it nothing is trained. */
  readonly classifier?: CompiledClassifier;
};

/** What the classifier learns from; nothing where the voices are missing. */
const teachingOf = (
  { voices }: Sources,
  ordinary: readonly string[],
  trained: CompiledClassifier | undefined,
): Teaching | undefined =>
  voices === undefined
    ? undefined
    : { voices: voices.source, ordinary, ...(trained && { trained }) };

/**
 * Compiles red-flags.yaml, runs its own examples, and runs the rules over every question,
 * phrasing, test and label: none may set off a rule, save those that the rule names.
 */
export const compileRules = (
  yaml: YamlSource,
  sources: Sources,
  { cache = {}, classifier }: RulesOptions = {},
): CompiledRules => {
  const { value, problems: shape } = validate(redFlagSourceSchema, yaml);
  if (value === undefined) return { problems: shape };
  const { voices } = sources;
  const said = gateTexts(sources);
  const key = fileHash([yaml.value, voices?.source ?? null]);
  if (cache.key !== key || cache.compiled === undefined) {
    const ordinary = said.map(({ text }) => text);
    cache.compiled = compileGate(yaml.value, teachingOf(sources, ordinary, classifier));
    cache.key = key;
  }
  const rules = cache.compiled;
  const problems = [
    ...placed(rules.problems, yaml),
    ...(voices === undefined ? [] : placed(rules.voiceProblems, voices.yaml)),
  ];
  if (hasErrors(problems)) return { rules, problems };
  const places = new Map<string, Place>();
  const texts = said.map(({ text, file, line }) => {
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
