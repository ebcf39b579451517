import type { GateFinding } from '../safety/check.ts';
import { checkReferences } from '../safety/check.ts';
import type { CompiledClassifier } from '../safety/classifier.ts';
import type { GateCompilation, Teaching } from '../safety/compile.ts';
import { checkGate, compileGate } from '../safety/compile.ts';
import type { RedFlagSource, Voices } from '../safety/source.ts';
import { redFlagSourceSchema } from '../safety/source.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import { learntRule } from '../schema/learnt-rule.ts';
import { tables } from '../tables.ts';
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
 * The rules compiled before. An edit elsewhere does not run all their examples again, nor
 * train the classifier, which learns from ordinary questions, too, but minds one little.
 * Of the texts of the knowledge only the new ones are tried.
 */
export type RulesCache = {
  key?: string;
  compiled?: GateCompilation;
  /** Whether a rule names something that is not there; then it cannot be tried. */
  isBroken?: boolean;
  found?: ReadonlyMap<string, GateFinding | null>;
  /** Common examples that were heard rightly. */
  heard?: ReadonlySet<string>;
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
          tables.recurrent,
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
 * Problems of the rules. Those of their common examples count only where all voices could
 * be read: rules and what was learnt from the voices answer for them together.
 */
const provedBy = (
  { problems }: GateCompilation,
  voices: Sources['voices'],
): GateCompilation['problems'] =>
  voices?.yaml.isLegible([])
    ? problems
    : problems.filter(({ path: [first] }) => first !== 'examples');

/**
 * What was learnt earlier cannot know an example that was written since: it is asked for
 * again when all is learnt afresh, and only said meanwhile.
 */
const lenient = (
  problems: GateCompilation['problems'],
  { examples }: RedFlagSource,
  cache: RulesCache,
  classifier: CompiledClassifier | undefined,
): GateCompilation['problems'] => {
  const textAt = ([, flag = '', route = '', at = 0]: readonly (string | number)[]) =>
    examples[flag]?.[route as keyof Voices[string]]?.[Number(at)] ?? '';
  const failed = problems.filter(({ path: [first] }) => first === 'examples');
  const missed = new Set(failed.map(({ path }) => textAt(path)));
  const before = cache.heard;
  const all = Object.values(examples).flatMap((byRoute) => Object.values(byRoute).flat());
  cache.heard = new Set(
    all.filter((text) => !missed.has(text) || before?.has(text) === true),
  );
  if (classifier === undefined) return problems;
  return problems.map((problem) =>
    problem.path[0] !== 'examples' || before?.has(textAt(problem.path)) === true
      ? problem
      : {
          ...problem,
          severity: 'warning',
          message: `${problem.message} It is new: "npm run knowledge -- check" learns it, and says whether it is heard then.`,
        },
  );
};

/**
 * Compiles red-flags.yaml, runs its own examples, and runs the rules over every question,
 * phrasing, test and label: none may set off a rule, save those that the rule names.
 */
export const compileRules = (
  yaml: YamlSource,
  sources: Sources,
  { cache = {}, classifier }: RulesOptions = {},
): CompiledRules => {
  const { checked, problems: shape } = validate(redFlagSourceSchema, yaml);
  // Half a rule proves nothing: its examples would fail for what is missing.
  if (!checked?.yaml.isLegible([])) return { problems: shape };
  const { source } = checked;
  const { voices } = sources;
  const said = gateTexts(sources);
  const key = fileHash([source, voices?.source ?? null, classifier ?? null]);
  if (cache.key !== key || cache.compiled === undefined) {
    const ordinary = said.map(({ text }) => text);
    cache.compiled = compileGate(
      source,
      teachingOf(sources, ordinary, classifier),
      tables.recurrent,
    );
    cache.isBroken = checkReferences(source).length > 0;
    cache.key = key;
    delete cache.found;
  }
  const rules = cache.compiled;
  const problems = [
    ...shape,
    ...placed(lenient(provedBy(rules, voices), source, cache, classifier), yaml),
    ...(voices === undefined ? [] : placed(rules.voiceProblems, voices.yaml)),
  ];
  // Without all its voices the gate takes ordinary words for danger.
  const isWhole = voices === undefined || voices.yaml.isLegible([]);
  if (cache.isBroken || !isWhole) return { rules, problems };
  for (const { place, finding } of findIn(rules, said, cache)) {
    const { text, rule, flag, evidence } = finding;
    const [what, remedy] =
      rule === learntRule
        ? [
            `is like the voices of "${flag}" in red-flag-voices.yaml`,
            'add it to red-flags.yaml under examples → none → silent',
          ]
        : [`sets off the red-flag rule "${rule}"`, 'change the rule'];
    const message = `"${text}" ${what} (${evidence}), so whoever says it gets a care card and never this answer. Reword it, or have the clinical lead ${remedy}.`;
    problems.push(errorAt(place, message));
  }
  return { rules, problems };
};
