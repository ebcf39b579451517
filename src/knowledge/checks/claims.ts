import type { ContentProblem } from '../../schema/content-problem.ts';
import type { EntrySource } from '../parse-entry.ts';
import { warningAt } from '../problems.ts';
import type { Passage } from './passages.ts';
import { sentencesOf } from './passages.ts';

const superlative =
  /\b(?:(?:the|our|london'?s|uk'?s) (?:very )?best|leading (?:clinic|physio\w*|expert\w*|provider\w*|london)|number one|no\. ?1|world-class|unrivalled|unique|award-winning|highly effective|most effective|proven|root cause)\b/i;
const promise =
  /\b(?:guarantee[ds]?|cures?|cured|100 ?%|pain-free|permanent(?:ly)?|always works?|never fails?|will (?:fix|heal|cure|get rid of)|miracle)\b/i;
const negated = /\b(?:no|not|cannot|can't|never|nobody|without|nor|rarely)\b/i;
const rating =
  /\b(?:[\d,]+ (?:google |patient |five-star )*reviews?|\d(?:\.\d)?[ -](?:star|out of 5)|rated (?:\d|excellent|outstanding)|voted)/i;
const year = /\b(?:19|20)\d\d\b/;

/** Treatments that NICE guideline NG59 does not support for low back pain. */
const notSupported =
  /\b(?:acupuncture|ultrasound|electrical stimulation|electrotherapy|TENS|PENS|interferential|spinal fusion|traction|(?:spinal|facet joint) injections?)\b/i;
const attributed = /\b(?:article|report(?:s|ed)?|NICE|guideline|study|studies|survey)\b/i;

type Claim = { readonly pattern: RegExp; readonly message: (words: string) => string };

const claims: readonly Claim[] = [
  {
    pattern: superlative,
    message: (words) =>
      `"${words}" is a claim that the Advertising Standards Authority may ask evidence for. Say what is done instead, or attribute it and add a reviewer-note.`,
  },
  {
    pattern: promise,
    message: (words) =>
      `"${words}" promises a result, and nobody can promise one. Say what often helps, or who it may help.`,
  },
];

const claimsIn = (sentence: string, isNoted: boolean): readonly string[] => {
  const isAttributed = attributed.test(sentence) && isNoted;
  const plain = claims.flatMap(({ pattern, message }) => {
    const words = pattern.exec(sentence)?.[0];
    return words === undefined || negated.test(sentence) || isAttributed
      ? []
      : [message(words)];
  });
  const rated = rating.exec(sentence)?.[0];
  const undated =
    rated === undefined || year.test(sentence)
      ? []
      : [`"${rated}" is a rating without a date. Say when and where it was counted.`];
  const treatment = notSupported.exec(sentence)?.[0];
  const unsupported =
    treatment === undefined || isAttributed
      ? []
      : [
          `"${treatment}" is not supported for low back pain by NICE guideline NG59. Say who mentions it ("the article mentions …"), never recommend it, and tell the reviewer why it stands here ("reviewer-note").`,
        ];
  return [...plain, ...undated, ...unsupported];
};

/** Sentences that the ASA or NICE would question (SAFETY: advertising, guidance). */
export const claimWarnings = (
  { front }: EntrySource,
  passages: readonly Passage[],
): readonly ContentProblem[] => {
  const isNoted = front['reviewer-note'] !== undefined;
  // A list under 'the article mentions:' is attributed by the line that opens it.
  let opening = '';
  return passages.flatMap((passage) => {
    const sentences = sentencesOf(passage.text);
    const found = sentences.flatMap((sentence) => {
      const isItem = opening !== '' && !/[.!?]$/.test(passage.text);
      return claimsIn(isItem ? `${opening} ${sentence}` : sentence, isNoted);
    });
    if (passage.text.endsWith(':')) opening = sentences.at(-1) ?? '';
    return found.map((message) => warningAt(passage, message));
  });
};
