import type { ContentProblem } from '../schema/content-problem.ts';
import { errorAt } from './problems.ts';
import type { SourceFile } from './read-folder.ts';

/** A Markdown file taken apart: YAML between the two `---` lines, answer below. */
export type SplitFile = {
  readonly yaml: string;
  /** The line on which the YAML begins. */
  readonly yamlLine: number;
  readonly answer: string;
  readonly answerLine: number;
};

const fence = /^---\s*$/;

/** Splits an entry file at its front matter. */
export const splitFrontMatter = ({
  file,
  text,
}: SourceFile): {
  readonly split?: SplitFile;
  readonly problems: readonly ContentProblem[];
} => {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  if (!fence.test(lines[0] ?? '')) {
    const message =
      'The file must begin with a line "---", followed by id, question and the other keys. Copy the beginning of another entry, or use the command "new".';
    return { problems: [errorAt({ file, line: 1 }, message)] };
  }
  const end = lines.findIndex((line, index) => index > 0 && fence.test(line));
  if (end === -1) {
    const message =
      'The second line "---" is missing, so the answer cannot be told from the keys. Add a line "---" above the answer; perhaps the file was only half saved.';
    return { problems: [errorAt({ file, line: lines.length }, message)] };
  }
  return {
    split: {
      yaml: lines.slice(1, end).join('\n'),
      yamlLine: 2,
      answer: lines.slice(end + 1).join('\n'),
      answerLine: end + 2,
    },
    problems: [],
  };
};
