import type { Node, Pair, YAMLError } from 'yaml';
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { ContentProblem } from '../schema/content-problem.ts';
import type { Place } from './problems.ts';
import { errorAt } from './problems.ts';

/** A parsed YAML text that still knows on which line each value stands. */
export type YamlSource = {
  readonly value: unknown;
  readonly file: string;
  /** The line of the value (or of the deepest part of the path that exists). */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
  /** Whether all that stands at a path could be read, as far as anybody has checked. */
  readonly isLegible: (path: readonly PropertyKey[]) => boolean;
};

export type ParsedYaml = {
  readonly source?: YamlSource;
  readonly problems: readonly ContentProblem[];
};

/** What went wrong, in the words of somebody who does not know YAML. */
const plainWords: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'The line begins with a tab. Use spaces to move a line to the right.',
  BAD_INDENT:
    'The line starts too far to the left or to the right. Give it as many spaces as its neighbours.',
  MISSING_CHAR:
    'A quotation mark or bracket is opened and never closed, or a ":" is missing. Close it; put a text that holds an apostrophe or a colon in double quotes.',
  BLOCK_AS_IMPLICIT_KEY:
    'A colon followed by a space stands inside a text, or a line is indented wrongly. Put the whole text in double quotes.',
  MULTILINE_IMPLICIT_KEY:
    'A ":" is missing, or a text runs over two lines. Put the whole text on one line, in double quotes.',
  BAD_SCALAR_START:
    'A text may not begin with this character. Put the whole text in double quotes.',
  UNEXPECTED_TOKEN:
    'Something unexpected stands here. Put a text with special characters in double quotes.',
  BAD_ALIAS: 'A text may not begin with "*" or "&". Put the whole text in double quotes.',
};
const otherWords =
  'The file cannot be understood from this line on. Compare it with a file that works, or put texts with special characters in double quotes.';

/** A key as it is written: all before the colon. */
const keyAt = (text: string, offset: number): string =>
  /^[^:\n]*/u.exec(text.slice(offset))?.[0].trim() ?? '';

const explain = ({ code, pos: [at] }: YAMLError, text: string): string =>
  code === 'DUPLICATE_KEY'
    ? `The key "${keyAt(text, at)}" stands here a second time. Keep one of the two and delete the other.`
    : (plainWords[code] ?? otherWords);

const startOf = (node: unknown): number | undefined =>
  isNode(node) ? node.range?.[0] : undefined;

/** The offset of the deepest node that a path of keys and indexes leads to. */
const offsetOf = (root: Node | null, path: readonly PropertyKey[]): number => {
  let node: unknown = root;
  let offset = startOf(root) ?? 0;
  for (const segment of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(segment),
      );
      if (pair === undefined) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(segment)];
      offset = startOf(node) ?? offset;
    } else return offset;
  }
  return offset;
};

/**
 * Parses YAML (a whole file, or front matter whose first line is `line` of the file).
 * Aliases, tags and merge keys are no part of what staff need and stay unresolved.
 */
export const parseYaml = (text: string, { file, line }: Place): ParsedYaml => {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    stringKeys: true,
  });
  const lineAt = (offset: number): number =>
    Math.max(1, lineCounter.linePos(offset).line) + line - 1;
  if (document.errors.length > 0) {
    // One mistake often makes several errors: the first is the one to mend.
    const [first] = document.errors;
    if (first !== undefined) {
      return {
        problems: [errorAt({ file, line: lineAt(first.pos[0]) }, explain(first, text))],
      };
    }
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    const message = plainWords.BAD_ALIAS ?? otherWords;
    return { problems: [errorAt({ file, line }, message)] };
  }
  const lineOf = (path: readonly PropertyKey[]): number =>
    lineAt(offsetOf(document.contents, path));
  return { source: { value, file, lineOf, isLegible: () => true }, problems: [] };
};
