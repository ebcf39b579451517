import type { Context } from '../schema/context.ts';
import { subjectEntry } from '../schema/context.ts';
import type { Reading } from '../schema/reading.ts';
import { readChoice } from './choice.ts';
import { isCode } from './code.ts';
import { foreignLanguage } from './language.ts';
import { completed, leaningOf } from './leaning.ts';
import { questionParts } from './parts.ts';
import { withoutPleasantries, withoutReaction } from './pleasantries.ts';
import {
  countInformative,
  hasQuestionWord,
  isAsking,
  pointsBack,
  wordsOf,
} from './words.ts';

/** In 'the rest of the team' nobody rests: it must not find an answer about resting. */
const restOf = /\bthe rest of (?:the |your |my )?/giu;

/** Said without being meant: 'in the first place' is about no first visit. */
const fillers =
  /\s*\b(?:in the first place|at the end of the day|by any chance|to be honest|if you don'?t mind(?: me asking)?|if that makes sense)\b/giu;

/** A longer query says by itself what it is about. */
const maxCompletedWords = 9;

/** Thanks in a sentence of their own: 'I have rung them. Thank you.' */
const thanks =
  /(?:^|[.!,]\s*)(?:ok|okay|right)?[\s,]*(?:many )?(?:thanks|thank (?:you|u)|thx|cheers)\b/iu;
const wishes =
  /\b(?:can|could|would|will you|do you|is|are|does|need|want|like to|looking|please|send|tell|give)\b/iu;

/** A text that is nothing but fillers stays as it is. */
const withoutFillers = (text: string): string => {
  const rest = text.replaceAll(fillers, '').trim();
  return /[\p{L}\p{N}]/u.test(rest) ? rest : text;
};

/** Signs that people send instead of words, where they send nothing else. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/[\u{1f64f}\u{2764}\u{1f499}\u{1f970}\u{1f60d}]/u, 'thank you'],
  [/[\u{1f44d}\u{1f44c}\u{1f642}\u{1f60a}\u{1f600}\u{2705}]/u, 'ok'],
];

const signsInWords = (query: string): string =>
  /[\p{L}\p{N}]/u.test(query)
    ? query
    : (signs.find(([sign]) => sign.test(query))?.[1] ?? query);

/** What reading needs to know of the knowledge. */
export type ReadingGround = {
  /** Question and label of an entry, joined; '' for an unknown id. */
  readonly titleOf: (entry: string) => string;
  /** What 'it' means after an entry; null when that is not known. */
  readonly subjectOf: (entry: string) => string | null;
};

/**
 * Reads a query in its conversation: a choice among what was offered, or a question,
 * with what it leans on, its parts and its language. Pure, and linear in the length.
 */
export const read = (typed: string, context: Context, ground: ReadingGround): Reading => {
  const query = signsInWords(typed);
  const choice = readChoice(query, context, ground.titleOf);
  if (choice !== null) return choice;
  const plain = withoutPleasantries(query);
  const said = context.turn > 0 ? withoutReaction(plain) : plain;
  const text = withoutFillers(said.replaceAll(restOf, 'other '));
  const last = subjectEntry(context);
  const subject = last === undefined ? null : ground.subjectOf(last);
  const leaning = last === undefined ? 'none' : leaningOf(text);
  return {
    kind: 'question',
    text,
    leaning,
    leaningText:
      subject !== null && wordsOf(text).length <= maxCompletedWords
        ? completed(text, subject)
        : null,
    parts: questionParts(text),
    language: foreignLanguage(query),
    isReadable: /[\p{L}\p{N}]/u.test(query) && !isCode(query),
    informative: countInformative(wordsOf(text)),
    pointsBack: pointsBack(wordsOf(text)),
    asks: hasQuestionWord(wordsOf(text)),
    thanks:
      context.turn > 0 && thanks.test(query) && !wishes.test(query) && !isAsking(query),
  };
};
