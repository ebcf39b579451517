import type { Continuation, Lexicon, SymbolSlot } from './lexicon.ts';
import type { Token } from './tokenise.ts';

/** A place where a concept is worded: tokens `start` up to, not including, `end`. */
export type Mention = {
  readonly concept: number;
  readonly start: number;
  readonly end: number;
};

/** Ends of one symbol at one place; more readings than this add nothing. */
const endsKept = 6;

type Board = {
  readonly lexicon: Lexicon;
  readonly tokens: readonly Token[];
  /** For each token: symbol → where its wordings end. */
  readonly at: Map<number, number[]>[];
  /** Symbol of the words that no gap may reach over; -1 for none. */
  readonly stop: number;
  /** Symbol of the small words that cost a gap nothing. */
  readonly light: number;
  /** Symbols of what begins something else, as a clause's end does. */
  readonly enders: readonly number[];
};

/** Collects the ends that the slots from `slot` on can reach from token `from`. */
const reach = (
  board: Board,
  slots: readonly SymbolSlot[],
  place: { readonly slot: number; readonly from: number },
  ends: number[],
): void => {
  const current = slots[place.slot];
  if (!current) {
    if (ends.length < endsKept && !ends.includes(place.from)) ends.push(place.from);
    return;
  }
  if (ends.length >= endsKept) return;
  if (current === 'end') {
    const isEnd =
      (board.tokens[place.from]?.gap ?? 'sentence') !== 'none' ||
      board.enders.some((symbol) => board.at[place.from]?.has(symbol));
    if (isEnd) reach(board, slots, { ...place, slot: place.slot + 1 }, ends);
    return;
  }
  const isCut = board.tokens[place.from]?.gap === 'sentence';
  if ('gap' in current) {
    let weight = 0;
    for (
      let skipped = 0;
      weight <= current.gap && skipped <= current.gap * 2;
      skipped++
    ) {
      const from = place.from + skipped;
      reach(board, slots, { slot: place.slot + 1, from }, ends);
      const jumped = board.tokens[from];
      if (!jumped || jumped.gap === 'sentence' || board.at[from]?.has(board.stop)) return;
      if (!board.at[from]?.has(board.light)) weight++;
    }
    return;
  }
  if (current.optional) reach(board, slots, { ...place, slot: place.slot + 1 }, ends);
  const here = board.at[place.from];
  if (!here || isCut) return;
  for (const symbol of current.symbols)
    for (const end of here.get(symbol) ?? [])
      reach(board, slots, { slot: place.slot + 1, from: end }, ends);
};

/**
 * Finds every wording of every concept, from the last token to the first, so that what a
 * wording may contain is known before it. Work per token is bounded: linear in the query.
 */
export const findMentions = (
  lexicon: Lexicon,
  tokens: readonly Token[],
): readonly Mention[] => {
  const at = tokens.map(() => new Map<number, number[]>());
  const stop = lexicon.concepts.get('gap-stop') ?? -1;
  const light = lexicon.concepts.get('light') ?? -1;
  const enders = ['scope-end', 'question-frame'].map(
    (id) => lexicon.concepts.get(id) ?? -1,
  );
  const board: Board = { lexicon, tokens, at, stop, light, enders };
  const freeBoard: Board = { ...board, stop: -1 };
  const conceptCount = lexicon.concepts.size;
  const mentions: Mention[] = [];
  const tried = new Set<Continuation>();
  const follow = (
    { concept, rest, isContext }: Continuation,
    from: number,
    add: (symbol: number, end: number) => void,
  ): void => {
    const ends: number[] = [];
    reach(isContext ? freeBoard : board, rest, { slot: 0, from }, ends);
    for (const end of ends) add(concept, end);
  };
  for (let start = tokens.length - 1; start >= 0; start--) {
    const here = at[start] ?? new Map<number, number[]>();
    const agenda: { symbol: number; end: number }[] = [];
    const add = (symbol: number, end: number): void => {
      const ends = here.get(symbol) ?? [];
      if (ends.includes(end) || ends.length >= endsKept) return;
      ends.push(end);
      here.set(symbol, ends);
      agenda.push({ symbol, end });
      if (symbol < conceptCount) mentions.push({ concept: symbol, start, end });
    };
    for (const symbol of lexicon.read(tokens[start]?.word ?? '')) add(symbol, start + 1);
    for (let next = agenda.pop(); next; next = agenda.pop()) {
      const continuations = lexicon.byFirst.get(next.symbol);
      if (!continuations) continue;
      for (const one of continuations.others) follow(one, next.end, add);
      if (continuations.byNext.size === 0) continue;
      tried.clear();
      for (const symbol of at[next.end]?.keys() ?? [])
        for (const one of continuations.byNext.get(symbol) ?? []) {
          if (tried.has(one)) continue;
          tried.add(one);
          follow(one, next.end, add);
        }
    }
  }
  return mentions.reverse();
};
