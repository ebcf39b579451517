import type { ContentProblem } from '../../schema/content-problem.ts';
import { warningAt } from '../problems.ts';
import type { Passage } from './passages.ts';
import { sentencesOf } from './passages.ts';

const figure =
  /[£$€]\s?\d|\d[\d.,]*\s?%|\bper ?cent\b|\d[\d.,]*\s+(?:million|billion)|\b\d{1,3}(?:,\d{3})+\b(?! (?:google |patient |five-star )?reviews)|\b\d+ (?:in|out of) \d+\b/i;
const attributed =
  /\b(?:according to|reports?|reported|survey|study|studies|estimate[sd]?|published|counted|organi[sz]ation|research|article|NICE|NHS|projected|found)\b/i;

/** How many sentences away a source may stand from its figure. */
const reach = 2;

/** Figures with nobody named who counted them, in their sentence or one close by. */
export const figureWarnings = (
  passages: readonly Passage[],
): readonly ContentProblem[] => {
  const sentences = passages.flatMap((passage) =>
    sentencesOf(passage.text).map((text) => ({ text, passage })),
  );
  return sentences.flatMap(({ text, passage }, index) => {
    const number = figure.exec(text)?.[0];
    if (number === undefined) return [];
    const near = sentences.slice(Math.max(0, index - reach), index + reach + 1);
    if (near.some((sentence) => attributed.test(sentence.text))) return [];
    const message = `The figure "${number.trim()}" has no source beside it. Say who counted what, where and when.`;
    return [warningAt(passage, message)];
  });
};
