import type { SourceProblem } from '../schema/content-problem.ts';
import { error } from './check.ts';
import type { Label } from './classifier.ts';
import type { CompiledGate } from './compiled.ts';
import type { Voices } from './source.ts';

/** A class and route as the classifier learns it, with the card of a rule that has both. */
export const labelOf = (
  { rules }: CompiledGate,
  flag: string,
  route: string,
): Label | undefined => {
  const rule = rules.find((one) => one.flag === flag && one.route === route);
  return rule && { flag, route: rule.route, card: rule.card };
};

/** What the voices say twice, once as danger and once as ordinary; and a class without any. */
export const checkSense = ({ rules }: CompiledGate, voices: Voices): SourceProblem[] => {
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z\d]+/g, ' ')
      .trim();
  const silent = new Set(
    Object.values(voices).flatMap(({ silent = [] }) => silent.map(bare)),
  );
  const twice = Object.entries(voices).flatMap(([flag, byRoute]) =>
    Object.entries(byRoute).flatMap(([route, texts]) =>
      texts.flatMap((text, at) =>
        route === 'silent' || !silent.has(bare(text))
          ? []
          : [
              error(
                [flag, route, at],
                `"${text}" also stands under "silent". It is danger or it is not: delete one of the two.`,
              ),
            ],
      ),
    ),
  );
  const classes = [...new Set(rules.map(({ flag }) => flag)), 'none'];
  const unknown = Object.keys(voices).filter((flag) => !classes.includes(flag));
  const cause =
    unknown.length > 0 ? `Is "${unknown.join('", "')}" a slip?` : 'Was the file cut off?';
  const missing = classes
    .filter((flag) => voices[flag] === undefined)
    .map((flag) =>
      error([], `No voice of "${flag}" is left. ${cause} Restore it, or write some.`),
    );
  return [...twice, ...missing];
};

/** Voices of a class and route that no rule has: there is no card to show for them. */
export const checkVoices = (gate: CompiledGate, voices: Voices): SourceProblem[] =>
  Object.entries(voices).flatMap(([flag, byRoute]) =>
    Object.keys(byRoute)
      .filter((route) => route !== 'silent' && labelOf(gate, flag, route) === undefined)
      .map((route) =>
        error(
          [flag, route],
          `No rule in red-flags.yaml has the class "${flag}" with the route "${route}", so there is no card to show. Mend the name or the route, or add a rule.`,
        ),
      ),
  );
