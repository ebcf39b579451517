import type { ContentProblem } from '../../schema/content-problem.ts';
import type { EntrySource } from '../parse-entry.ts';
import { warningAt } from '../problems.ts';
import type { Passage } from './passages.ts';
import { sentencesOf, wordsOf } from './passages.ts';

/** Words in a sentence beyond which readers lose the thread (GOV.UK and NHS style). */
const longSentence = 25;
/**
 * Reading age, in years, above which an answer gets a warning. The NHS aims at 9 to 11;
 * names of conditions alone lift a text by two or three years.
 */
const highReadingAge = 14;
/** Fewer words than this tell nothing about reading age. */
const enoughWords = 40;
/** Flesch–Kincaid gives a school grade; children are five years older than their grade. */
const gradeToAge = 5;

/** Syllables of an English word, counted by its groups of vowels. */
export const syllables = (word: string): number => {
  const letters = word.toLowerCase().replaceAll(/[^a-z]/g, '');
  const groups = letters
    .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '')
    .match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 0);
};

/** The age at which a text is easily read (Flesch–Kincaid grade plus five). */
export const readingAge = (texts: readonly string[]): number => {
  const sentences = texts.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) return 0;
  const syllableCount = words.reduce((sum, word) => sum + syllables(word), 0);
  const grade =
    0.39 * (words.length / sentences.length) +
    11.8 * (syllableCount / words.length) -
    15.59;
  return grade + gradeToAge;
};

/** Sentences that are too long, and answers that are hard to read. */
export const readabilityWarnings = (
  entry: EntrySource,
  passages: readonly Passage[],
): readonly ContentProblem[] => {
  const long = passages.flatMap((passage) =>
    sentencesOf(passage.text).flatMap((sentence) => {
      const { length } = wordsOf(sentence);
      if (length <= longSentence) return [];
      const start = sentence.split(' ').slice(0, 6).join(' ');
      const message = `The sentence "${start} …" has ${length} words. Above ${longSentence} readers lose the thread: make two of it.`;
      return [warningAt(passage, message)];
    }),
  );
  const texts = passages.map(({ text }) => text);
  const age = readingAge(texts);
  if (age <= highReadingAge || texts.flatMap(wordsOf).length < enoughWords) return long;
  const message = `The answer needs a reading age of about ${Math.round(age)}; the NHS aims at 9 to 11. Use shorter sentences and everyday words.`;
  return [...long, warningAt({ file: entry.file, line: entry.answerLine }, message)];
};
