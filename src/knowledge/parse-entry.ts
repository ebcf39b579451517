import type { Block } from '../schema/block.ts';
import { blocksToText } from '../schema/block-text.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import type { Place } from '../schema/edit.ts';
import type { FrontMatter } from '../schema/entry.ts';
import { frontMatterSchema } from '../schema/entry.ts';
import { splitFrontMatter } from './front-matter.ts';
import { parseMarkdown } from './parse-markdown.ts';
import type { YamlSource } from './parse-yaml.ts';
import { parseYaml } from './parse-yaml.ts';
import { phrasingPlace } from './phrasing-place.ts';
import { errorAt, hasErrors } from './problems.ts';
import type { SourceFile } from './read-folder.ts';
import type { Reference } from './references.ts';
import { validate } from './validate.ts';

/** An entry as its file says it: references unresolved, links to others unchecked. */
export type EntrySource = Pick<YamlSource, 'lineOf' | 'isLegible'> & {
  /** The path that messages name. */
  readonly file: string;
  /** The path inside the knowledge folder. */
  readonly path: string;
  readonly front: FrontMatter;
  readonly blocks: Block[];
  /** The answer as written, with the line on which it begins. */
  readonly answerText: string;
  readonly answerLine: number;
  /** Where one more phrasing goes, if the file is written so that one can. */
  readonly place?: Place;
};

export type ParsedEntry = {
  /** Absent when there is any mistake of form in its keys. */
  readonly entry?: EntrySource;
  /** The entry as far as it can be read; blank where it cannot. */
  readonly legible?: EntrySource;
  /** What its answer refers to, also when its keys cannot be read. */
  readonly references: readonly Reference[];
  readonly problems: readonly ContentProblem[];
};

/** Parses one entry file by itself; equal text gives an equal result. */
export const parseEntry = (source: SourceFile): ParsedEntry => {
  const { file, path } = source;
  const { split, problems } = splitFrontMatter(source);
  if (split === undefined) return { references: [], problems };
  const yaml = parseYaml(split.yaml, { file, line: split.yamlLine });
  const markdown = parseMarkdown(split.answer, { file, line: split.answerLine });
  const { blocks, references } = markdown;
  const all = [...yaml.problems, ...markdown.problems];
  if (blocksToText(blocks).trim() === '' && !hasErrors(markdown.problems)) {
    const message =
      'The answer is missing. Write it below the second "---": first the short answer, then the rest.';
    all.push(errorAt({ file, line: split.answerLine }, message));
  }
  if (yaml.source === undefined) return { references, problems: all };
  const { checked, isSound, problems: wrong } = validate(frontMatterSchema, yaml.source);
  all.push(...wrong);
  if (checked === undefined) return { references, problems: all };
  const { lineOf, isLegible } = checked.yaml;
  const place = phrasingPlace(source);
  const entry: EntrySource = {
    file,
    path,
    front: checked.source,
    blocks,
    answerText: split.answer,
    answerLine: split.answerLine,
    lineOf,
    isLegible,
    ...(place === undefined ? {} : { place }),
  };
  return {
    ...(isSound ? { entry } : {}),
    legible: entry,
    references,
    problems: all,
  };
};
