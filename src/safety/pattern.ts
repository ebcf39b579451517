import { tokenise, wordOf } from './tokenise.ts';

/**
 * The pattern language of `knowledge/red-flags.yaml`:
 *
 *     loo roll            these words, one after the other
 *     numb/dead           either
 *     suicid*             any word that begins so
 *     my?                 may be missing
 *     <saddle>            any wording of the concept `saddle`
 *     38to42              a number in this range
 *     cant .. feel        up to three words between (…. up to six)
 *     go on .             a clause or the query ends here, or 'but' or a question begins
 */
export type Choice =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'stem'; readonly stem: string }
  | { readonly kind: 'number'; readonly from: number; readonly to: number }
  | { readonly kind: 'concept'; readonly id: string };

export type Slot =
  | { readonly kind: 'gap'; readonly atMost: number }
  | { readonly kind: 'end' }
  | {
      readonly kind: 'choice';
      readonly choices: readonly Choice[];
      readonly optional: boolean;
    };

const numberRange = /^(\d+)to(\d+)$/;
/** A stem of fewer letters would begin too many words. */
export const shortestStem = 3;
const stem = new RegExp(`^[a-z]{${shortestStem},}\\*$`);
const plainWord = /^[a-z0-9']+$/;
const conceptName = /^<([a-z0-9-]+)>$/;
const shortGap = 3;
const longGap = 6;

/** Undefined for a word that the tokeniser drops, null for what cannot be read. */
const choiceOf = (part: string): Choice | null | undefined => {
  const range = numberRange.exec(part);
  if (range) return { kind: 'number', from: Number(range[1]), to: Number(range[2]) };
  const concept = conceptName.exec(part);
  if (concept?.[1]) return { kind: 'concept', id: concept[1] };
  if (stem.test(part)) return { kind: 'stem', stem: part.slice(0, -1) };
  if (!plainWord.test(part)) return null;
  const word = wordOf(part.replaceAll("'", ''));
  return word === undefined ? undefined : { kind: 'word', word };
};

const isPlain = (part: string): boolean =>
  plainWord.test(part) && !numberRange.test(part);

/** Runs of plain words go through the tokeniser together, so that `can not` is `cant`. */
const partsOf = (pattern: string): readonly string[] => {
  const parts: string[] = [];
  let run: string[] = [];
  const flush = (): void => {
    if (run.length > 1)
      parts.push(...tokenise(run.join(' ')).tokens.map((token) => token.word));
    else parts.push(...run);
    run = [];
  };
  for (const part of pattern.toLowerCase().split(' ')) {
    if (isPlain(part)) run.push(part);
    else {
      flush();
      if (part !== '') parts.push(part);
    }
  }
  flush();
  return parts;
};

const slotOf = (part: string): Slot | null | undefined => {
  if (part === '.') return { kind: 'end' };
  if (part === '..') return { kind: 'gap', atMost: shortGap };
  if (part === '....') return { kind: 'gap', atMost: longGap };
  const optional = part.endsWith('?');
  const body = optional ? part.slice(0, -1) : part;
  const choices = body.split('/').map(choiceOf);
  if (choices.includes(null)) return null;
  const kept = choices.filter((choice) => choice !== undefined) as Choice[];
  return kept.length > 0 ? { kind: 'choice', choices: kept, optional } : undefined;
};

/** Reads one pattern; null when it is not of the language. */
export const parsePattern = (pattern: string): readonly Slot[] | null => {
  const slots = partsOf(pattern).map(slotOf);
  if (slots.includes(null)) return null;
  const known = slots.filter((slot) => slot !== undefined) as Slot[];
  if (known.length === 0) return null;
  if (known[0]?.kind !== 'choice' || known.at(-1)?.kind === 'gap') return null;
  const isEmpty = known.every((slot) => slot.kind === 'choice' && slot.optional);
  return isEmpty ? null : known;
};
