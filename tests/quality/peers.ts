import { create, insertMultiple, search } from '@orama/orama';
import { Document } from 'flexsearch';
import Fuse from 'fuse.js';
import lunr from 'lunr';
import MiniSearch from 'minisearch';
import type { QuestionSet } from './question-set.ts';

type Found = { readonly id: string; readonly score: number };

/** A search of some library: best first, with its score. */
export type Search = (query: string) => readonly Found[] | Promise<readonly Found[]>;

type Row = { readonly id: string; readonly text: string; readonly answer: string };

const rowsOf = (entries: QuestionSet['entries']): Row[] =>
  entries.map(({ id, question, phrasings, answer }) => ({
    id,
    text: [question, ...phrasings].join('\n'),
    answer,
  }));

const miniSearch = (rows: readonly Row[]): Search => {
  const index = new MiniSearch<Row>({ fields: ['text', 'answer'] });
  index.addAll(rows);
  return (query) => index.search(query).map(({ id, score }) => ({ id, score }));
};

const lunrSearch = (rows: readonly Row[]): Search => {
  const index = lunr((builder) => {
    builder.ref('id');
    builder.field('text');
    builder.field('answer');
    for (const row of rows) builder.add(row);
  });
  // Characters of lunr's query language would be read as such.
  return (query) =>
    index
      .search(query.replace(/[^\p{L}\p{N}\s]/gu, ' '))
      .map(({ ref, score }) => ({ id: ref, score }));
};

const flexSearch = (rows: readonly Row[]): Search => {
  const index = new Document({ document: { id: 'id', index: ['text', 'answer'] } });
  for (const row of rows) index.add(row);
  return (query) => {
    const fields = index.search(query, { suggest: true, limit: 10 });
    const ids = [...new Set(fields.flatMap(({ result }) => result.map(String)))];
    return ids.map((id, at) => ({ id, score: 1 / (at + 1) }));
  };
};

const fuse = (rows: readonly Row[]): Search => {
  const index = new Fuse(rows, { keys: ['text', 'answer'], includeScore: true });
  return (query) =>
    index
      .search(query, { limit: 10 })
      .map(({ item, score = 1 }) => ({ id: item.id, score: 1 - score }));
};

const orama = (rows: readonly Row[]): Search => {
  const index = create({ schema: { key: 'string', text: 'string', answer: 'string' } });
  const filled = Promise.resolve(
    insertMultiple(
      index,
      rows.map(({ id, text, answer }) => ({ key: id, text, answer })),
    ),
  );
  return async (query) => {
    await filled;
    const { hits } = await search(index, {
      term: query,
      properties: ['text', 'answer'],
      limit: 10,
    });
    return hits.map(({ document, score }) => ({ id: String(document.key), score }));
  };
};

/** Other libraries with their defaults, on the same texts. */
export const peers: readonly {
  readonly name: string;
  readonly create: (entries: QuestionSet['entries']) => Search;
}[] = [
  { name: 'MiniSearch', create: (entries) => miniSearch(rowsOf(entries)) },
  { name: 'lunr', create: (entries) => lunrSearch(rowsOf(entries)) },
  { name: 'FlexSearch', create: (entries) => flexSearch(rowsOf(entries)) },
  { name: 'Fuse.js', create: (entries) => fuse(rowsOf(entries)) },
  { name: 'Orama', create: (entries) => orama(rowsOf(entries)) },
];
