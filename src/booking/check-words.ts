import type { SourceProblem } from '../schema/content-problem.ts';
import type { WordingSource } from '../schema/wording.ts';

/** What may be left out of a group, and what its sentences must leave room for. */
type Group = {
  readonly words: readonly string[];
  readonly gaps: Readonly<Record<string, readonly string[]>>;
};

const list = (text: string): readonly string[] => text.split(' ');
const dayAndTime = ['day', 'time'];

/** The sentences of hand-off that the service says, by group of wording.yaml. */
const needed: Readonly<Record<'opening' | 'slots' | 'call-back', Group>> = {
  opening: {
    words: list(
      'open-until opens-today opens-again opens-tomorrow opens-on closed-holiday closed tomorrow',
    ),
    gaps: {
      'open-until': ['time'],
      'opens-today': ['time'],
      'opens-again': ['time'],
      'opens-tomorrow': ['time'],
      'opens-on': dayAndTime,
      'closed-holiday': ['holiday', ...dayAndTime],
    },
  },
  slots: {
    words: list(
      'heading choose more-times next details-heading other-ways name email consent submit booked requested continue declined gone none slow busy down changed not-sure already error-summary error-slot error-name error-email error-consent',
    ),
    gaps: {
      'details-heading': dayAndTime,
      booked: dayAndTime,
      requested: dayAndTime,
      continue: dayAndTime,
    },
  },
  'call-back': {
    words: list(
      'heading intro not-urgent keeps name contact best-time time-any time-morning time-midday time-afternoon time-evening consent submit thanks thanks-closed already error-summary error-name error-name-long error-contact error-best-time error-consent failed off',
    ),
    gaps: {},
  },
};

type Checked = Pick<WordingSource, keyof typeof needed>;

/**
 * Names the sentences of hand-off that are missing, or have no room for their values. A
 * group that is left out as a whole is not used, and nothing of it is missed.
 */
export const checkWords = (source: Checked): SourceProblem[] =>
  (Object.keys(needed) as (keyof typeof needed)[]).flatMap((group) => {
    const texts = source[group];
    const { words, gaps } = needed[group];
    if (Object.keys(texts).length === 0) return [];
    const missing = words.filter((word) => (texts[word] ?? '').trim() === '');
    const tight = Object.entries(gaps).flatMap(([word, names]) =>
      names
        .filter((name) => texts[word] !== undefined && !texts[word].includes(`{${name}}`))
        .map((name) => [word, name] as const),
    );
    return [
      ...missing.map((word) =>
        problem(
          [group],
          `"${group}" has no "${word}". Visitors would see nothing there. Add a line "${word}: …".`,
        ),
      ),
      ...tight.map(([word, name]) =>
        problem(
          [group, word],
          `"${word}" has no {${name}}, which the chat fills in. Write {${name}} where it should stand.`,
        ),
      ),
    ];
  });

const problem = (path: SourceProblem['path'], message: string): SourceProblem => ({
  severity: 'error',
  path,
  message,
});
