import type { ContextConcept } from './compiled.ts';
import type { Token } from './tokenise.ts';

/** How the words around a token colour it (ConText, Harkema et al. 2009). */
export type Colour = {
  /** Denied: 'no fever', 'ruled out'. */
  readonly negated: boolean;
  /** Over and done: 'years ago', 'when I was young'. */
  readonly past: boolean;
  /** Asked about in general, with nobody's symptom told: 'what are the signs of …'. */
  readonly asked: boolean;
  /** In a sentence that opens as a question, with nobody named: enough for mere topics. */
  readonly inQuestion: boolean;
  /** About whom: the visitor, somebody else, or not said. */
  readonly person: 'self' | 'other' | null;
};

export type Span = { readonly start: number; readonly end: number };

/** What the context reader sees: tokens, and where each kind of context word stands. */
export type ContextInput = {
  readonly tokens: readonly Token[];
  readonly spans: (concept: ContextConcept) => readonly Span[];
  /** Tokens that belong to a symptom in negative form, and so deny nothing. */
  readonly taken: readonly boolean[];
  /** Tokens that word what people may tell, in one word or several. */
  readonly named: readonly boolean[];
};

/** A denial reaches no further than this many words. */
const negationReach = 9;
/** Words of a list item behind a comma that a denial still reaches: 'no fever, chills'. */
const listItemReach = 4;

/** A date opens its clause when at most this many words stand before: 'about ten years ago'. */
const openingReach = 2;
/** Words with which people begin to tell of themselves. */
export const tellers = new Set('i im ive id we weve'.split(' '));

const fill = (length: number): boolean[] => new Array<boolean>(length).fill(false);

const marked = (length: number, spans: readonly Span[]): boolean[] => {
  const marks = fill(length);
  for (const { start, end } of spans)
    for (let at = start; at < end; at++) marks[at] = true;
  return marks;
};

const starts = (length: number, spans: readonly Span[]): boolean[] => {
  const marks = fill(length);
  for (const { start } of spans) marks[start] = true;
  return marks;
};

const subjects = new Set(
  'i im ive id its he she they hes shes theyre both now cant there theres'.split(' '),
);
const owners = new Set(['my', 'his', 'her', 'our', 'their']);
const linking = new Set(
  'in of with to from around on at down up between for have had lost losing feel feeling about near my or and inside'.split(
    ' ',
  ),
);

/** 'No injury have numb toes' tells; 'no faults have been found' goes on. */
const afterHave = new Set(['been', 'not', 'no', 'never', 'ever', 'had']);

const beginsNewClause = (
  tokens: readonly Token[],
  at: number,
  first: number,
): boolean => {
  const word = tokens[at]?.word ?? '';
  if (subjects.has(word)) return true;
  if (word === 'have' && at > first) return !afterHave.has(tokens[at + 1]?.word ?? '');
  if (!owners.has(word)) return false;
  const before = tokens[at - 1]?.word ?? '';
  if (at === first) return before === 'no';
  return !linking.has(before);
};

const readNegation = ({ tokens, spans, taken }: ContextInput): boolean[] => {
  const count = tokens.length;
  const negated = fill(count);
  const harmless = marked(count, spans('not-a-negation'));
  const ends = starts(count, spans('scope-end'));
  const listNouns = marked(count, spans('list-noun'));
  const isList = (from: number): boolean => {
    for (let at = from; at < from + listItemReach && at < count; at++) {
      const token = tokens[at];
      if (!token || (at > from && token.gap !== 'none'))
        return listNouns[at - 1] === true;
      if (ends[at] || beginsNewClause(tokens, at, -1)) return false;
      if (listNouns[at]) return true;
    }
    return false;
  };
  // Behind the comma of a list all denials go on alike: one of them is followed.
  const followed = fill(count);
  const deny = (from: number, first: number): void => {
    let limit = from + negationReach;
    for (let at = from; at < limit && at < count; at++) {
      const token = tokens[at];
      if (!token || token.gap === 'sentence' || ends[at]) break;
      if (beginsNewClause(tokens, at, first)) break;
      if (token.gap === 'comma') {
        if (followed[at] || !isList(at)) break;
        followed[at] = true;
        limit = at + negationReach;
      }
      negated[at] = true;
    }
  };
  for (const { start, end } of spans('negation-before'))
    if (!harmless[start] && !taken[start]) deny(end, end);
  // 'No loss of control' denies, although 'no … control' would be a symptom.
  for (const { start, end } of spans('denied-loss')) {
    if (harmless[start]) continue;
    negated.fill(true, start, end);
    deny(end, end);
  }
  for (const { start } of spans('negation-after')) {
    if (harmless[start] || taken[start]) continue;
    for (let at = start - 1; at >= 0 && at >= start - negationReach; at--) {
      if (ends[at]) break;
      negated[at] = true;
      if (tokens[at]?.gap !== 'none') break;
    }
  }
  return negated;
};

const readPast = ({ tokens, spans }: ContextInput): boolean[] => {
  const count = tokens.length;
  const past = fill(count);
  const ends = starts(count, spans('scope-end'));
  const others = starts(count, spans('relative'));
  // What goes on to the end of a clause need not be followed from each of its words.
  const followed = fill(count);
  for (const { start } of spans('history-before'))
    for (let at = start; at < count && !followed[at]; at++) {
      if (at > start && (tokens[at]?.gap === 'sentence' || ends[at])) break;
      past[at] = true;
      followed[at] = true;
    }
  const opensClause = (from: number): boolean => {
    let at = from;
    while (at > 0 && tokens[at]?.gap === 'none' && !ends[at]) {
      at--;
      if (from - at > openingReach) return false;
    }
    return true;
  };
  const dated = fill(count);
  for (const { start, end } of spans('history-after')) {
    // 'Years ago I fell' dates what follows; 'I fell years ago' does not.
    const opens = opensClause(start);
    for (let at = end; opens && at < count; at++) {
      const gap = tokens[at]?.gap;
      if (gap === 'sentence' || (gap === 'comma' && at > end) || ends[at]) break;
      past[at] = true;
    }
    past.fill(true, start, end);
    for (let at = start; at >= 0; at--) {
      past[at] = true;
      // Where somebody else, or 'I' again, begins to tell, the date reaches no further.
      const begins = others[at] || tellers.has(tokens[at]?.word ?? '');
      const isEnd = at < start && (ends[at] || begins);
      // From an earlier date on, all before it is dated already.
      if (tokens[at]?.gap === 'sentence' || isEnd || dated[at]) break;
    }
    dated[start] = true;
  }
  return past;
};

/** Words with which people open a question. */
export const questionOpenings = new Set(
  'what whats how hows why when where which who does do did is are can could should would will may might any anyone'.split(
    ' ',
  ),
);
/** Words that open a question before some people, and a telegram otherwise: 'have mets'. */
const questionVerbs = new Set(['was', 'were', 'has', 'have', 'had']);
const askedAbout = new Set(
  'you your anyone anybody people patients this that these those there any it'.split(' '),
);

const opensQuestion = (first: string, second: string): boolean =>
  questionOpenings.has(first) || (questionVerbs.has(first) && askedAbout.has(second));

type Asking = { readonly asked: boolean[]; readonly inQuestion: boolean[] };

/** Words with which a question asks about what is told beside it: 'numb toes, what is it'. */
const pointers = new Set(
  'it its this that thats these those they them one wrong happening happened cause causes'.split(
    ' ',
  ),
);

/** Marks clauses that ask, if they ask, about nothing that hurts: they colour no other. */
const readApart = (
  { tokens, named }: ContextInput,
  inFrame: readonly boolean[],
  ends: readonly boolean[],
): readonly boolean[] => {
  const count = tokens.length;
  const apart = fill(count);
  const word = (at: number): string => tokens[at]?.word ?? '';
  const isOpening = (at: number): boolean => questionOpenings.has(word(at));
  const isBreak = (at: number): boolean =>
    tokens[at]?.gap !== 'none' ||
    ends[at] === true ||
    (isOpening(at) && !isOpening(at - 1));
  for (let from = 0, to = 0; from < count; from = to) {
    let isWhole = false;
    let isOfTold = false;
    do {
      isWhole ||= !inFrame[to];
      isOfTold ||= named[to] === true || pointers.has(word(to));
      to++;
    } while (to < count && !isBreak(to));
    apart.fill(isWhole && !isOfTold, from, to);
  }
  return apart;
};

/**
 * Reads what is only asked. A question colours its sentence, wherever it stands there, unless
 * somebody tells in it; but for one that stands apart: 'lost feeling in bum, whats the wifi code'.
 */
const readAsking = (input: ContextInput): Asking => {
  const { tokens, spans } = input;
  const count = tokens.length;
  const asked = fill(count);
  const inQuestion = fill(count);
  const inFrame = marked(count, spans('question-frame'));
  const told = starts(count, spans('told'));
  const apart = readApart(input, inFrame, starts(count, spans('scope-end')));
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && tokens[to]?.gap !== 'sentence') to++;
    let hasFrame = false;
    let isTold = false;
    for (let at = from; at < to; at++) {
      hasFrame ||= inFrame[at] === true && !apart[at];
      isTold ||= told[at] === true && !inFrame[at];
    }
    const opens =
      hasFrame ||
      (!apart[from] &&
        opensQuestion(tokens[from]?.word ?? '', tokens[from + 1]?.word ?? ''));
    if (hasFrame && !isTold) asked.fill(true, from, to);
    if (opens && !isTold) inQuestion.fill(true, from, to);
    from = to;
  }
  return { asked, inQuestion };
};

const selves = new Set(['i', 'im', 'ive', 'id', 'my', 'me', 'mine', 'myself', 'ill']);

const readPerson = ({ tokens, spans }: ContextInput): Colour['person'][] => {
  const relatives = marked(tokens.length, spans('relative'));
  let person: Colour['person'] = null;
  return tokens.map((token, at) => {
    if (relatives[at]) person = 'other';
    else if (selves.has(token.word) && !relatives[at + 1]) person = 'self';
    return person;
  });
};

/** Reads the context of every token: what is denied, past, only asked, and about whom. */
export const readContext = (input: ContextInput): readonly Colour[] => {
  const negated = readNegation(input);
  const past = readPast(input);
  const { asked, inQuestion } = readAsking(input);
  const person = readPerson(input);
  return input.tokens.map((_, at) => ({
    negated: negated[at] === true,
    past: past[at] === true,
    asked: asked[at] === true,
    inQuestion: inQuestion[at] === true,
    person: person[at] ?? null,
  }));
};
