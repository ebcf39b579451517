import type { CompiledTexts } from './compiled.ts';
import type { Patterns } from './concepts.ts';
import { loadPatterns } from './concepts.ts';
import type { Corpus } from './corpus.ts';
import { loadCorpus } from './corpus.ts';
import type { FeatureSpace } from './feature-space.ts';
import { createFeatureSpace } from './feature-space.ts';
import { gramsOfPhrasing, joined, stemsOfAnswer, stemsOfPhrasing } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import { loadLexicon } from './lexicon.ts';
import type { Vectors } from './vectors.ts';
import { buildVectors } from './vectors.ts';

/** The documents as vectors: what a query is compared with. */
export type Model = {
  readonly lexicon: Lexicon;
  readonly patterns: Patterns;
  readonly corpus: Corpus;
  readonly space: FeatureSpace;
  /** Character grams of all phrasings of a document joined. */
  readonly grams: Vectors;
  /** Stems and pairs of neighbouring stems, joined. */
  readonly words: Vectors;
  readonly answers: Vectors;
};

export const loadModel = (compiled: CompiledTexts): Model => {
  const lexicon = loadLexicon(compiled.lexicon);
  const patterns = loadPatterns(compiled.patterns, lexicon);
  const corpus = loadCorpus(compiled, lexicon, patterns);
  const space = createFeatureSpace(lexicon, corpus);
  const gramCount = space.grams.size;
  const wordCount = lexicon.stems.length + space.pairs.size;
  const grams = gramsOfPhrasing(corpus, space);
  const words = stemsOfPhrasing(lexicon, space);
  const { documents } = corpus;
  return {
    lexicon,
    patterns,
    corpus,
    space,
    grams: buildVectors(documents, gramCount, joined(corpus, grams)),
    words: buildVectors(documents, wordCount, joined(corpus, words)),
    answers: buildVectors(
      documents,
      lexicon.stems.length,
      stemsOfAnswer(corpus, lexicon),
    ),
  };
};
