import { createRandom } from '../../src/learn/random.ts';
import { rarity } from '../../src/match/sentences.ts';
import { toTokens } from '../../src/text/to-tokens.ts';
import { findDirections } from './directions.ts';

/** Texts, and what the teacher says about them, end to end. */
export type Lesson = {
  readonly words: readonly string[];
  readonly sentences: readonly string[];
  readonly ofWords: Float32Array;
  readonly ofSentences: Float32Array;
};

const dims = 64;
const epochs = 12;
const learningRate = 0.05;
/** Every so many-th sentence is not learnt from: it tells how well the rest went. */
const heldOutEvery = 25;
const seed = 11;

/** The sum of a sentence's words, its length, and its cosine with what the teacher says. */
type Reading = { readonly length: number; readonly cosine: number };

/**
 * Moves the words' vectors until the weighed sum of a sentence's words points where the
 * teacher's vector of the sentence does (AdaGrad on the cosine).
 */
export const fitWords = (lesson: Lesson): { dims: number; vectors: Float32Array } => {
  const { words, sentences } = lesson;
  const directions = findDirections(lesson.ofSentences, dims);
  const targets = directions.project(lesson.ofSentences);
  const vectors = directions.project(lesson.ofWords);
  const history = new Float32Array(vectors.length).fill(1e-6);
  const idOf = new Map(words.map((word, id) => [word, id]));
  const tokens = sentences.map((text) =>
    toTokens(text).flatMap((token) => idOf.get(token) ?? []),
  );
  const isHeldOut = (sentence: number): boolean => sentence % heldOutEvery === 0;
  const readable = [...tokens.keys()].filter((at) => (tokens[at] ?? []).length > 0);
  const learnt = readable.filter((sentence) => !isHeldOut(sentence));
  const heldOut = readable.filter(isHeldOut);

  const sum = new Float64Array(dims);
  const read = (sentence: number): Reading => {
    sum.fill(0);
    for (const word of tokens[sentence] ?? []) {
      const weight = rarity(word);
      for (let dim = 0; dim < dims; dim += 1) {
        sum[dim] = (sum[dim] ?? 0) + weight * (vectors[word * dims + dim] ?? 0);
      }
    }
    let squares = 0;
    let dot = 0;
    for (let dim = 0; dim < dims; dim += 1) {
      const value = sum[dim] ?? 0;
      squares += value * value;
      dot += value * (targets[sentence * dims + dim] ?? 0);
    }
    const length = Math.sqrt(squares);
    return { length, cosine: length > 0 ? dot / length : 0 };
  };

  const learn = (sentence: number): void => {
    const { length, cosine } = read(sentence);
    if (length === 0) return;
    for (const word of tokens[sentence] ?? []) {
      const weight = rarity(word) / length;
      for (let dim = 0; dim < dims; dim += 1) {
        const place = word * dims + dim;
        const wanted = targets[sentence * dims + dim] ?? 0;
        const gradient = -weight * (wanted - (cosine * (sum[dim] ?? 0)) / length);
        const seen = (history[place] ?? 0) + gradient * gradient;
        history[place] = seen;
        vectors[place] =
          (vectors[place] ?? 0) - (learningRate * gradient) / Math.sqrt(seen);
      }
    }
  };

  const random = createRandom(seed);
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    const order = learnt
      .map((sentence) => ({ sentence, place: random() }))
      .sort((a, b) => a.place - b.place);
    for (const { sentence } of order) learn(sentence);
    const cosines = heldOut.map((sentence) => read(sentence).cosine);
    const mean = cosines.reduce((total, cosine) => total + cosine, 0) / cosines.length;
    console.log(`Epoch ${epoch}: cosine of held-out sentences ${mean.toFixed(3)}.`);
  }
  return { dims, vectors };
};
