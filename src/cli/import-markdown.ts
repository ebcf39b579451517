import type { List, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { isHttps } from '../knowledge/links.ts';
import { escapeMarkdown } from './import-escape.ts';
import type { ImportedItem } from './imported.ts';

const inline = (nodes: readonly PhrasingContent[]): string =>
  nodes
    .map((node): string => {
      switch (node.type) {
        case 'text':
        case 'inlineCode':
          return escapeMarkdown(node.value);
        case 'strong':
          return `**${inline(node.children)}**`;
        case 'emphasis':
          return `*${inline(node.children)}*`;
        case 'link':
          return isHttps(node.url)
            ? `[${inline(node.children)}](${node.url})`
            : inline(node.children);
        case 'break':
          return ' ';
        default:
          return '';
      }
    })
    .join('');

const plain = (nodes: readonly PhrasingContent[]): string =>
  nodes
    .map((node): string => {
      if ('value' in node) return node.type === 'html' ? '' : node.value;
      return 'children' in node ? plain(node.children) : ' ';
    })
    .join('')
    .trim();

/** A list as one level of lines, however deep it was. */
const linesOf = (list: List): readonly string[] =>
  list.children.flatMap((item) =>
    item.children.flatMap((child) => {
      if (child.type === 'paragraph') return [`- ${inline(child.children)}`];
      return child.type === 'list' ? linesOf(child) : [];
    }),
  );

const itemsOf = (nodes: readonly RootContent[]): ImportedItem[] =>
  nodes.flatMap((node): ImportedItem[] => {
    switch (node.type) {
      case 'heading':
        return [{ kind: 'heading', text: plain(node.children) }];
      case 'paragraph': {
        const markdown = inline(node.children).trim();
        return markdown === '' ? [] : [{ kind: 'body', markdown }];
      }
      case 'list':
        return [{ kind: 'body', markdown: linesOf(node).join('\n') }];
      case 'blockquote':
        return itemsOf(node.children);
      default:
        return [];
    }
  });

/** Markdown: its headings, paragraphs and lists, in the subset that answers know. */
export const readMarkdown = (text: string): readonly ImportedItem[] =>
  itemsOf(fromMarkdown(text.replace(/^---\n[\s\S]*?\n---\n/, '')).children);
