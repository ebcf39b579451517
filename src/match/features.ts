import { findHash } from '../learn/hash-table.ts';
import { hashPair } from '../text/hash.ts';
import type { Corpus } from './corpus.ts';
import type { FeatureSpace } from './feature-space.ts';
import type { Lexicon } from './lexicon.ts';
import type { FeaturesOf } from './vectors.ts';

/** The features of a phrasing: its character grams. */
export const gramsOfPhrasing =
  (corpus: Corpus, space: FeatureSpace): FeaturesOf =>
  (phrasing, visit) => {
    const end = corpus.phrasingStarts[phrasing + 1] ?? 0;
    for (let at = corpus.phrasingStarts[phrasing] ?? 0; at < end; at += 1) {
      const word = corpus.phrasingWords[at] ?? 0;
      const last = space.gramStarts[word + 1] ?? 0;
      for (let gram = space.gramStarts[word] ?? 0; gram < last; gram += 1) {
        visit(space.gramIds[gram] ?? 0);
      }
    }
  };

/** The features of a phrasing: its content stems and pairs of neighbouring ones. */
export const stemsOfPhrasing =
  (lexicon: Lexicon, space: FeatureSpace): FeaturesOf =>
  (phrasing, visit) => {
    const from = space.stemStarts[phrasing] ?? 0;
    const end = space.stemStarts[phrasing + 1] ?? 0;
    for (let at = from; at < end; at += 1) {
      const stem = space.stemIds[at] ?? 0;
      visit(stem);
      if (at === from) continue;
      const pair = findHash(space.pairs, hashPair(space.stemIds[at - 1] ?? 0, stem));
      if (pair >= 0) visit(lexicon.stems.length + pair);
    }
  };

/** The features of a document: those of all its phrasings together. */
export const joined =
  (corpus: Corpus, ofPhrasing: FeaturesOf): FeaturesOf =>
  (document, visit) => {
    const end = corpus.documentStarts[document + 1] ?? 0;
    for (let at = corpus.documentStarts[document] ?? 0; at < end; at += 1) {
      ofPhrasing(at, visit);
    }
  };

/** The features of a document's answer: its content stems. */
export const stemsOfAnswer =
  (corpus: Corpus, lexicon: Lexicon): FeaturesOf =>
  (document, visit) => {
    const end = corpus.answerStarts[document + 1] ?? 0;
    for (let at = corpus.answerStarts[document] ?? 0; at < end; at += 1) {
      visit(lexicon.stemOf[corpus.answerWords[at] ?? 0] ?? 0);
    }
  };
