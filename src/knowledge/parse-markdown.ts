import type { List, Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Block, Inline } from '../schema/block.ts';
import type { ContentProblem } from '../schema/content-problem.ts';
import { linkProblem } from './links.ts';
import type { Place } from './problems.ts';
import { errorAt } from './problems.ts';
import type { Reference } from './references.ts';
import { brokenReferences, referencesIn } from './references.ts';

/** Markdown as blocks, its references still unresolved. */
export type ParsedMarkdown = {
  readonly blocks: Block[];
  readonly references: readonly Reference[];
  readonly problems: readonly ContentProblem[];
};

/** What an unsupported kind of Markdown is called, and what to write in its place. */
const unsupported: Readonly<Record<string, string>> = {
  heading:
    'A heading cannot stand in an answer. Write it as a paragraph of its own, or in **bold**.',
  html: 'HTML cannot stand in an answer. Use **bold**, *italic*, [a link](https://…) or a list.',
  code: 'A line that begins with four spaces or stands between ``` marks is read as program code. Remove the spaces or marks.',
  inlineCode: 'Text between ` marks is read as program code. Use **bold** instead.',
  image: 'A picture cannot stand in an answer. Describe it in words, or link to it.',
  blockquote:
    'A quotation (a line that begins with ">") cannot stand in an answer. Remove the ">".',
  thematicBreak: 'A line across (--- or ***) cannot stand in an answer. Delete it.',
  break:
    'A line break inside a paragraph cannot stand in an answer. Leave an empty line to begin a new paragraph.',
  linkReference: 'This form of link is not known. Write [the text](https://the-address).',
  imageReference: 'A picture cannot stand in an answer. Describe it in words.',
  definition: 'This form of link is not known. Write [the text](https://the-address).',
};

type Marks = { readonly strong?: true; readonly emphasis?: true; readonly href?: string };

/** Joins neighbours that look the same and trims the row's ends. */
const tidy = (row: readonly Inline[]): Inline[] => {
  const joined: Inline[] = [];
  for (const inline of row) {
    const last = joined.at(-1);
    const isSame =
      last !== undefined &&
      last.href === inline.href &&
      last.strong === inline.strong &&
      last.emphasis === inline.emphasis;
    if (isSame) joined[joined.length - 1] = { ...last, text: last.text + inline.text };
    else joined.push(inline);
  }
  return joined.filter((inline) => inline.text !== '');
};

/** Reads the Markdown of one text, collecting problems as it goes. */
const createReader = (place: Place) => {
  const references: Reference[] = [];
  const problems: ContentProblem[] = [];
  const at = (node: Nodes): Place => ({
    file: place.file,
    line: place.line + (node.position?.start.line ?? 1) - 1,
  });
  const refuse = (node: Nodes): void => {
    const message =
      unsupported[node.type] ?? `This kind of Markdown (${node.type}) is not known here.`;
    problems.push(errorAt(at(node), message));
  };

  const inlinesOf = (nodes: readonly PhrasingContent[], marks: Marks): Inline[] =>
    nodes.flatMap((node): Inline[] => {
      switch (node.type) {
        case 'text': {
          references.push(...referencesIn(node.value, at(node)));
          problems.push(...brokenReferences(node.value, at(node)));
          return [{ text: node.value.replaceAll(/\s+/g, ' '), ...marks }];
        }
        case 'strong':
          return inlinesOf(node.children, { ...marks, strong: true });
        case 'emphasis':
          return inlinesOf(node.children, { ...marks, emphasis: true });
        case 'link': {
          references.push(...referencesIn(node.url, at(node)));
          const problem = linkProblem(node.url);
          if (problem !== undefined) problems.push(errorAt(at(node), problem));
          if (node.children.length === 0) {
            const message = 'A link has no text. Write [the text](https://the-address).';
            problems.push(errorAt(at(node), message));
          }
          return inlinesOf(node.children, {
            ...marks,
            href: node.url.replace(/^(tel:.*)$/, (tel) =>
              tel.replaceAll(/[ ()-]|%20/g, ''),
            ),
          });
        }
        default:
          refuse(node);
          return [];
      }
    });

  const paragraphOf = (node: Paragraph): Inline[] => tidy(inlinesOf(node.children, {}));

  const itemsOf = (list: List): Inline[][] =>
    list.children.flatMap((item) => {
      const [first, ...others] = item.children;
      if (first?.type !== 'paragraph' || others.length > 0) {
        const message =
          'Each line of a list holds one short text: no list inside a list, no second paragraph. Split it into lines of their own.';
        problems.push(errorAt(at(item), message));
        return [];
      }
      return [paragraphOf(first)];
    });

  const blocksOf = (root: Root): Block[] =>
    root.children.flatMap((node): Block[] => {
      if (node.type === 'paragraph') {
        return [{ type: 'paragraph', inlines: paragraphOf(node) }];
      }
      if (node.type === 'list') {
        return [{ type: 'list', ordered: node.ordered === true, items: itemsOf(node) }];
      }
      refuse(node);
      return [];
    });

  return { blocksOf, references, problems };
};

/**
 * Parses the Markdown subset of answers into blocks. `place` is the text's first line;
 * whatever is outside the subset is an error with its line.
 */
export const parseMarkdown = (text: string, place: Place): ParsedMarkdown => {
  const reader = createReader(place);
  const blocks = reader.blocksOf(fromMarkdown(text));
  return { blocks, references: reader.references, problems: reader.problems };
};
