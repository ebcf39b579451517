import type { CompiledMatcher } from './compile.ts';
import type { Corpus } from './corpus.ts';
import { loadCorpus } from './corpus.ts';
import type { FeatureSpace } from './feature-space.ts';
import { createFeatureSpace } from './feature-space.ts';
import { gramsOfPhrasing, joined, stemsOfAnswer, stemsOfPhrasing } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import { loadLexicon } from './lexicon.ts';
import type { Vectors } from './vectors.ts';
import { buildVectors } from './vectors.ts';

/** The parts of a compiled matcher that hold the documents' words. */
export type CompiledTexts = Pick<
  CompiledMatcher,
  | 'ids'
  | 'lexicon'
  | 'phrasingCounts'
  | 'wordCounts'
  | 'phrasingWords'
  | 'answerCounts'
  | 'answerWords'
  | 'overlaps'
>;

/** The documents as vectors: what a query is compared with. */
export type Model = {
  readonly lexicon: Lexicon;
  readonly corpus: Corpus;
  readonly space: FeatureSpace;
  /** Character grams of all phrasings of a document joined. */
  readonly grams: Vectors;
  /** Stems and pairs of neighbouring stems, joined. */
  readonly words: Vectors;
  /** The same two for each phrasing by itself. */
  readonly phrasingGrams: Vectors;
  readonly phrasingWords: Vectors;
  readonly answers: Vectors;
};

export const loadModel = (compiled: CompiledTexts): Model => {
  const lexicon = loadLexicon(compiled.lexicon);
  const corpus = loadCorpus(compiled);
  const space = createFeatureSpace(lexicon, corpus);
  const gramCount = space.grams.size;
  const wordCount = lexicon.stems.length + space.pairs.size;
  const grams = gramsOfPhrasing(corpus, space);
  const words = stemsOfPhrasing(lexicon, space);
  const { documents, phrasings } = corpus;
  return {
    lexicon,
    corpus,
    space,
    grams: buildVectors(documents, gramCount, joined(corpus, grams)),
    words: buildVectors(documents, wordCount, joined(corpus, words)),
    phrasingGrams: buildVectors(phrasings, gramCount, grams),
    phrasingWords: buildVectors(phrasings, wordCount, words),
    answers: buildVectors(
      documents,
      lexicon.stems.length,
      stemsOfAnswer(corpus, lexicon),
    ),
  };
};
