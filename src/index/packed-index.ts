import type { AsPlainObject } from 'minisearch';
import { packNumbers, unpackNumbers } from '../learn/packed.ts';

/**
 * MiniSearch's serialised index, packed: a third of its size as gzip. Terms are left out,
 * since whoever loads it has them as a list; documents are numbered by position.
 */
export type PackedIndex = {
  /** Packed: for each term and field the number of documents, then steps and frequencies. */
  readonly postings: string;
  /** Packed: the number of terms in each field of each document. */
  readonly lengths: string;
  readonly averageFieldLength: readonly number[];
  readonly fieldIds: Readonly<Record<string, number>>;
};

type Postings = Readonly<Record<string, Readonly<Record<string, number>>>>;

const postingsOf = (documents: Readonly<Record<string, number>>): number[] => {
  let last = 0;
  const numbers = Object.entries(documents).flatMap(([document, frequency]) => {
    const step = Number(document) - last;
    last = Number(document);
    return [step, frequency];
  });
  return [numbers.length / 2, ...numbers];
};

/** Packs what MiniSearch serialised; `terms` must hold each of its terms. */
export const packIndex = (
  index: AsPlainObject,
  terms: readonly string[],
): PackedIndex => {
  const fields = Object.values(index.fieldIds);
  const byTerm = new Map(index.index as readonly (readonly [string, Postings])[]);
  return {
    postings: packNumbers(
      terms.flatMap((term) =>
        fields.flatMap((field) => postingsOf(byTerm.get(term)?.[field] ?? {})),
      ),
    ),
    lengths: packNumbers(
      Object.values(index.fieldLength).flatMap((lengths) =>
        fields.map((field) => (lengths as readonly number[])[field] ?? 0),
      ),
    ),
    averageFieldLength: index.averageFieldLength,
    fieldIds: index.fieldIds,
  };
};

/** What MiniSearch serialised, for its own loader: nothing is counted or analysed again. */
export const unpackIndex = (
  { postings, lengths, averageFieldLength, fieldIds }: PackedIndex,
  terms: readonly string[],
): AsPlainObject => {
  const numbers = unpackNumbers(postings);
  const fields = Object.values(fieldIds);
  let at = 0;
  const readPostings = (): Record<string, number> => {
    const documents: Record<string, number> = {};
    const end = at + 1 + 2 * (numbers[at] ?? 0);
    let document = 0;
    for (at += 1; at < end; at += 2) {
      document += numbers[at] ?? 0;
      documents[document] = numbers[at + 1] ?? 0;
    }
    return documents;
  };
  const index = terms.flatMap((term) => {
    const data: Record<string, Record<string, number>> = {};
    for (const field of fields) {
      const documents = readPostings();
      if (Object.keys(documents).length > 0) data[field] = documents;
    }
    return Object.keys(data).length > 0 ? [[term, data] as [string, Postings]] : [];
  });
  const flatLengths = [...unpackNumbers(lengths)];
  const documentCount = flatLengths.length / fields.length;
  const documents = Array.from({ length: documentCount }, (_, document) => document);
  return {
    documentCount,
    nextId: documentCount,
    documentIds: Object.fromEntries(documents.map((document) => [document, document])),
    fieldIds,
    fieldLength: Object.fromEntries(
      documents.map((document) => {
        const from = document * fields.length;
        return [document, flatLengths.slice(from, from + fields.length)];
      }),
    ),
    averageFieldLength: [...averageFieldLength],
    storedFields: {},
    dirtCount: 0,
    index,
    serializationVersion: 2,
  } as AsPlainObject;
};
