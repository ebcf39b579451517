import { unpackNumbers } from '../learn/packed.ts';
import type { CompiledTexts } from './compiled.ts';
import type { Patterns } from './concepts.ts';
import { findConcepts } from './concepts.ts';
import type { Lexicon } from './lexicon.ts';

/** The phrasings and answers of a loaded matcher, as word ids end to end. */
export type Corpus = {
  readonly documents: number;
  readonly phrasings: number;
  /** Phrasings of document d stand at documentStarts[d] up to documentStarts[d + 1]. */
  readonly documentStarts: Uint32Array;
  readonly documentOf: Uint32Array;
  readonly phrasingStarts: Uint32Array;
  readonly phrasingWords: Uint32Array;
  readonly answerStarts: Uint32Array;
  readonly answerWords: Uint32Array;
  readonly overlaps: readonly (readonly number[])[];
};

const startsOf = (counts: Uint32Array): Uint32Array => {
  const starts = new Uint32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at += 1) {
    starts[at + 1] = (starts[at] ?? 0) + (counts[at] ?? 0);
  }
  return starts;
};

/** Rows of word ids, end to end. */
type Rows = { readonly starts: Uint32Array; readonly words: Uint32Array };

/**
 * Adds to each row the concepts that it holds, each once. They are found in its content
 * stems (all, where only stop words stand), as they are in a query.
 */
const withConcepts = (
  counts: Uint32Array,
  words: Uint32Array,
  { stemOf, isStop }: Lexicon,
  patterns: Patterns,
): Rows => {
  const lengths = new Uint32Array(counts.length);
  const all: number[] = [];
  let from = 0;
  counts.forEach((count, at) => {
    const row = words.subarray(from, from + count);
    from += count;
    const content = row.filter((word) => isStop[word] === 0);
    const stems = [...(content.length > 0 ? content : row)].map(
      (word) => stemOf[word] ?? -1,
    );
    const found = new Set<number>();
    findConcepts(stems, patterns, ({ concept, queryOnly }) => {
      if (!queryOnly) found.add(concept);
    });
    all.push(...row, ...found);
    lengths[at] = count + found.size;
  });
  return { starts: startsOf(lengths), words: Uint32Array.from(all) };
};

/** Unpacks the documents' words and finds the vocabulary's concepts in them. */
export const loadCorpus = (
  compiled: CompiledTexts,
  lexicon: Lexicon,
  patterns: Patterns,
): Corpus => {
  const documentStarts = startsOf(unpackNumbers(compiled.phrasingCounts));
  const documents = compiled.ids.length;
  const phrasings = documentStarts[documents] ?? 0;
  const documentOf = new Uint32Array(phrasings);
  for (let document = 0; document < documents; document += 1) {
    documentOf.fill(document, documentStarts[document], documentStarts[document + 1]);
  }
  const packedOverlaps = unpackNumbers(compiled.overlaps);
  let at = 0;
  const overlaps = compiled.ids.map(() => {
    const count = packedOverlaps[at] ?? 0;
    const found = [...packedOverlaps.subarray(at + 1, at + 1 + count)];
    at += 1 + count;
    return found;
  });
  const rowsOf = (counts: string, words: string): Rows =>
    withConcepts(unpackNumbers(counts), unpackNumbers(words), lexicon, patterns);
  const ofPhrasings = rowsOf(compiled.wordCounts, compiled.phrasingWords);
  const ofAnswers = rowsOf(compiled.answerCounts, compiled.answerWords);
  return {
    documents,
    phrasings,
    documentStarts,
    documentOf,
    phrasingStarts: ofPhrasings.starts,
    phrasingWords: ofPhrasings.words,
    answerStarts: ofAnswers.starts,
    answerWords: ofAnswers.words,
    overlaps,
  };
};
