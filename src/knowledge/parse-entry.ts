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
export type EntrySource = {
  /** The path that messages name. */
  readonly file: string;
  /** The path inside the knowledge folder. */
  readonly path: string;
  readonly front: FrontMatter;
  readonly blocks: Block[];
  readonly references: readonly Reference[];
  /** The answer as written, with the line on which it begins. */
  readonly answerText: string;
  readonly answerLine: number;
  readonly lineOf: YamlSource['lineOf'];
  /** Where one more phrasing goes, if the file is written so that one can. */
  readonly place?: Place;
};

export type ParsedEntry = {
  readonly entry?: EntrySource;
  /** The id that the file claims, also when the rest of it is broken. */
  readonly claimedId?: string;
  readonly problems: readonly ContentProblem[];
};

const idLine = /^id: *([a-z0-9-]+) *$/m;

/** Parses one entry file by itself; equal text gives an equal result. */
export const parseEntry = (source: SourceFile): ParsedEntry => {
  const claimedId = idLine.exec(source.text)?.[1];
  const parsed = parseParts(source);
  return claimedId === undefined ? parsed : { ...parsed, claimedId };
};

const parseParts = (source: SourceFile): ParsedEntry => {
  const { file, path } = source;
  const { split, problems } = splitFrontMatter(source);
  if (split === undefined) return { problems };
  const yaml = parseYaml(split.yaml, { file, line: split.yamlLine });
  const markdown = parseMarkdown(split.answer, { file, line: split.answerLine });
  const all = [...yaml.problems, ...markdown.problems];
  if (blocksToText(markdown.blocks).trim() === '' && !hasErrors(markdown.problems)) {
    const message =
      'The answer is missing. Write it below the second "---": first the short answer, then the rest.';
    all.push(errorAt({ file, line: split.answerLine }, message));
  }
  if (yaml.source === undefined) return { problems: all };
  const { value: front, problems: wrong } = validate(frontMatterSchema, yaml.source);
  all.push(...wrong);
  if (front === undefined) return { problems: all };
  const { blocks, references } = markdown;
  const { lineOf } = yaml.source;
  const place = phrasingPlace(source);
  return {
    entry: {
      file,
      path,
      front,
      blocks,
      references,
      answerText: split.answer,
      answerLine: split.answerLine,
      lineOf,
      ...(place === undefined ? {} : { place }),
    },
    problems: all,
  };
};
