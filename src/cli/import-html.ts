import type { DefaultTreeAdapterTypes } from 'parse5';
import { parse } from 'parse5';
import { isHttps } from '../knowledge/links.ts';
import { escapeMarkdown } from './import-escape.ts';
import type { ImportedItem } from './imported.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => 'tagName' in node;
const childrenOf = (node: DefaultTreeAdapterTypes.ParentNode): readonly Node[] =>
  node.childNodes;

/** Parts of a page that are no part of its article. */
const left = new Set(
  'script style nav footer aside form svg noscript template iframe button select img picture figure video audio'.split(
    ' ',
  ),
);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt', 'summary']);
const inlines = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

const inline = (node: Node): string => {
  if ('value' in node) return escapeMarkdown(node.value);
  if (!isElement(node) || left.has(node.tagName)) return '';
  const inside = childrenOf(node).map(inline).join('');
  if (inside.trim() === '') return ' ';
  switch (node.tagName) {
    case 'strong':
    case 'b':
      return `**${inside.trim()}**`;
    case 'em':
    case 'i':
      return `*${inside.trim()}*`;
    case 'a': {
      const href = node.attrs.find(({ name }) => name === 'href')?.value ?? '';
      return isHttps(href) ? `[${inside.trim()}](${href})` : inside;
    }
    default:
      return inside;
  }
};

const plain = (node: Node): string => {
  if ('value' in node) return node.value;
  return isElement(node) ? childrenOf(node).map(plain).join('') : '';
};

const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const body = (markdown: string): ImportedItem[] =>
  tidy(markdown) === '' ? [] : [{ kind: 'body', markdown: tidy(markdown) }];

const isListItem = (node: Node): node is Element =>
  isElement(node) && node.tagName === 'li';

const listOf = (list: Element): ImportedItem[] => {
  const lines = childrenOf(list)
    .filter(isListItem)
    .map((item) => tidy(childrenOf(item).map(inline).join(' ')))
    .filter((line) => line !== '')
    .map((line) => `- ${line}`);
  return lines.length === 0 ? [] : [{ kind: 'body', markdown: lines.join('\n') }];
};

/** Walks an element; text that stands loose between blocks becomes a paragraph. */
const walk = (parent: DefaultTreeAdapterTypes.ParentNode): ImportedItem[] => {
  const items: ImportedItem[] = [];
  let loose = '';
  const flush = (): void => {
    items.push(...body(loose));
    loose = '';
  };
  for (const node of childrenOf(parent)) {
    if (!isElement(node) || inlines.has(node.tagName)) {
      loose += inline(node);
      continue;
    }
    if (left.has(node.tagName)) continue;
    flush();
    if (headings.has(node.tagName)) {
      const text = tidy(plain(node));
      if (text !== '') items.push({ kind: 'heading', text });
    } else if (node.tagName === 'ul' || node.tagName === 'ol')
      items.push(...listOf(node));
    else if (node.tagName === 'tr') {
      items.push(...body(childrenOf(node).map(inline).join(' ')));
    } else items.push(...walk(node));
  }
  flush();
  return items;
};

const find = (
  parent: DefaultTreeAdapterTypes.ParentNode,
  tagName: string,
): Element | undefined => {
  for (const node of childrenOf(parent)) {
    if (!isElement(node)) continue;
    const found = node.tagName === tagName ? node : find(node, tagName);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** HTML: headings and text of the page's main part; menus, forms and pictures left out. */
export const readHtml = (text: string): readonly ImportedItem[] => {
  const page = parse(text);
  return walk(find(page, 'article') ?? find(page, 'main') ?? find(page, 'body') ?? page);
};
