import type { Sources } from './load-sources.ts';
import type { Place } from './problems.ts';

/** A text that stands in the knowledge and must not set off a red flag. */
export type GateText = Place & { readonly text: string };

/** Every question, label, phrasing and test of the knowledge, with its place. */
export const gateTexts = ({ entries, wording }: Sources): readonly GateText[] => {
  const texts = entries.flatMap(({ front, file, lineOf }): GateText[] => [
    { text: front.question, file, line: lineOf(['question']) },
    ...(front.label === undefined
      ? []
      : [{ text: front.label, file, line: lineOf(['label']) }]),
    ...(['phrasings', 'tests', 'not'] as const).flatMap((key) =>
      front[key].map((text, index) => ({ text, file, line: lineOf([key, index]) })),
    ),
  ]);
  if (wording === undefined) return texts;
  const { source, yaml } = wording;
  const said = (['small-talk', 'declined'] as const).flatMap((key) =>
    source[key].flatMap((group, index) =>
      (['phrasings', 'tests', 'not'] as const).flatMap((list) =>
        group[list].map((text, position) => ({
          text,
          file: yaml.file,
          line: yaml.lineOf([key, index, list, position]),
        })),
      ),
    ),
  );
  return [...texts, ...said];
};
