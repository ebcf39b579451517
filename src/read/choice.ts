import type { Context } from '../schema/context.ts';
import type { Reading } from '../schema/reading.ts';
import { countInformative, functionWords, isAsking, wordsOf } from './words.ts';

/** Longest message, in words, that can be a choice rather than a new question. */
const maxChoiceWords = 8;

const ordinals: readonly (readonly [position: number, pattern: RegExp])[] = [
  [
    0,
    /^(?:(?:the|number|option|no|nr|answer)\s+)?(?:1|1st|one|first|(?<=option |answer )a)(?:\s+(?:one|option|please|first|then|answer))*$/u,
  ],
  [
    1,
    /^(?:(?:the|number|option|no|nr|answer)\s+)?(?:2|2nd|two|second|middle|one in the middle|b|ii)(?:\s+(?:one|option|please|first|then|answer))*$/u,
  ],
  [
    2,
    /^(?:(?:the|number|option|no|nr|answer)\s+)?(?:3|3rd|three|third|c|iii)(?:\s+(?:one|option|please|first|then|answer))*$/u,
  ],
  [
    3,
    /^(?:(?:the|number|option|no|nr|answer)\s+)?(?:4|4th|four|fourth)(?:\s+(?:one|option|please|first|then|answer))*$/u,
  ],
  [
    -1,
    /^(?:the\s+)?(?:last|bottom|final|latter|later)(?:\s+(?:one|option|please|first|then))*$/u,
  ],
  [0, /^(?:the\s+)?(?:top|former)(?:\s+(?:one|option|please|first|then))*$/u],
];

/** What may stand before a choice: 'yeah, the first', 'thanks, 2'. */
const before =
  /^(?:(?:yes|yeah|yep|ok|okay|thanks|thank you|please|actually|go for)\s+)+(?=\S)/u;

const all = /^(?:both|all)(?:\s+(?:of|them|these|those|two|three|the|options|please))*$/u;

const other =
  /^(?:(?:and|now|then)\s+)*(?:the\s+)?other(?:\s+(?:one|option|please|then|too|now))*$/u;

const noneOfThese =
  /^(?:none|neither|nothing|no none)(?:\s+(?:of|them|these|those|the|above|that|is|are|right|it|fits|really))*$|^(?:not (?:any of )?(?:these|those|them|that))$|^(?:no|nope|nah|wrong|no thanks|no thank you)$|^something else$/u;

/** Nothing more is wanted; among options it says that none of them is. */
const declines =
  /^(?:no|nope|nah|not now|nothing|nothing (?:else|more|thanks)|that'?s (?:all|it)|(?:no|nah|nope) (?:i'm )?(?:thanks|thank you|ta|cheers|good|fine|that'?s (?:all|it|fine))(?: for now)?)$/u;

const unsure =
  /^(?:(?:i'm )?not (?:really )?sure|unsure|(?:do not|don'?t|dunno)(?: really)? know|dunno|no idea|no clue|idk)(?: (?:really|tbh|sorry|which|which one))*$/u;

/** 'Ok' takes note of an answer; it goes on only where a choice was asked for. */
const takesNote = /^(?:(?:ok|okay|alright)\s*)+$/u;

const goOn =
  /^(?:(?:yes|yeah|yep|yup|sure|ok|okay|alright|please|aye)\s*)+$|^(?:(?:yes|yeah|ok|okay|sure|please)\s+)*(?:go on|go ahead|carry on|continue|do|tell more|more|more please|more info|more details|more information|more detail|know more|say more|please do|i would|i do|do tell)(?:\s+(?:then|please|about (?:it|that|this)|on (?:it|that|this)))*$/u;

const spoken = (query: string): string =>
  wordsOf(query)
    .filter(
      (word) =>
        !/^(?:um|uh|er|erm|right|so|well|just|i'd|i|like|want|choose|pick|take|show|me|let's|hear|mean|meant)$/u.test(
          word,
        ),
    )
    .join(' ');

/**
 * Reads a message as a choice among what the last reply offered: 'the second one', '2',
 * 'none of these', 'yes, go on', or part of an option's title. Null when it is none,
 * so that a complete new question is never hijacked.
 */
export const readChoice = (
  query: string,
  context: Context,
  titleOf: (entry: string) => string,
): Reading | null => {
  const words = wordsOf(query);
  if (words.length === 0 || words.length > maxChoiceWords) return null;
  const text = spoken(query);
  const offered = context.options.length > 0 ? context.options : context.followUps;
  if (context.options.length > 0 && noneOfThese.test(text)) {
    return { kind: 'none-of-these' };
  }
  if (declines.test(text)) return { kind: 'declines' };
  if (offered.length > 0 && noneOfThese.test(text)) return { kind: 'none-of-these' };
  if (context.options.length > 0 && unsure.test(text)) return { kind: 'unsure' };
  if (offered.length === 0) return goOnReading(text, context);
  const place = text.replace(before, '');
  const position = ordinals.find(([, pattern]) => pattern.test(place))?.[0];
  const chosen = position === undefined ? undefined : offered.at(position);
  if (chosen !== undefined) {
    return { kind: 'choice', entry: chosen, why: 'chosen by its place in the list' };
  }
  const [entry, ...more] = context.options;
  if (entry !== undefined && all.test(place) && more.length <= mostChosen(place)) {
    return { kind: 'choice', entry, more, why: 'all that was offered' };
  }
  const isPlace = position !== undefined || /^\d{1,2}$/u.test(place) || all.test(place);
  if (isPlace && context.options.length > 0) return { kind: 'unsure' };
  if (other.test(text) && context.options.length > 0) {
    const rest = context.options.filter((id) => id !== context.entries[0]);
    return rest.length === 1 && rest[0] !== undefined
      ? { kind: 'choice', entry: rest[0], why: 'the other one of the two offered' }
      : { kind: 'unsure' };
  }
  return (
    goOnReading(text, context) ??
    (context.options.length > 0 && !isAsking(query)
      ? readTitle(words, context.options, titleOf)
      : null)
  );
};

/** 'Both' takes a second option along, 'all' two more. */
const mostChosen = (place: string): number => (place.startsWith('both') ? 1 : 2);

const goOnReading = (text: string, context: Context): Reading | null =>
  goOn.test(text) &&
  [context.options, context.followUps, context.entries].some(
    ({ length }) => length > 0,
  ) &&
  !(context.options.length === 0 && takesNote.test(text))
    ? { kind: 'go-on' }
    : null;

/** How many letters two words must share to count as one word in a title. */
const minSharedLetters = 4;

const isSameWord = (a: string, b: string): boolean => {
  if (a === b) return true;
  const shared = Math.max(minSharedLetters, Math.min(a.length, b.length) - 2);
  return a.slice(0, shared) === b.slice(0, shared) && a.length >= shared;
};

const readTitle = (
  words: readonly string[],
  options: readonly string[],
  titleOf: (entry: string) => string,
): Reading | null => {
  const content = words.filter((word) => !functionWords.has(word));
  if (content.length === 0 || countInformative(words) > 4) return null;
  const fitting = options.filter((entry) => {
    const title = wordsOf(titleOf(entry));
    return content.every((word) => title.some((other) => isSameWord(word, other)));
  });
  const [only] = fitting;
  return fitting.length === 1 && only !== undefined
    ? { kind: 'choice', entry: only, why: 'named by words of its title' }
    : null;
};
