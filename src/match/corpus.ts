import { unpackNumbers } from '../learn/packed.ts';
import type { CompiledTexts } from './compiled.ts';

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

export const loadCorpus = (compiled: CompiledTexts): Corpus => {
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
  return {
    documents,
    phrasings,
    documentStarts,
    documentOf,
    phrasingStarts: startsOf(unpackNumbers(compiled.wordCounts)),
    phrasingWords: unpackNumbers(compiled.phrasingWords),
    answerStarts: startsOf(unpackNumbers(compiled.answerCounts)),
    answerWords: unpackNumbers(compiled.answerWords),
    overlaps,
  };
};
