/** Splits a query into lower-case words; apostrophes stay inside a word. */
export const wordsOf = (query: string): readonly string[] =>
  query
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u02bc`\u00b4]/gu, "'")
    .match(/[\p{L}\p{N}]+(?:'[\p{L}]+)*/gu) ?? [];

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Words that stand for something said before. */
const pronouns = list(`it its it's itself that that's this these those them they
  they're their theirs he him his she her hers one ones both either`);

/** Words that ask. */
const questionWords = list(`what what's whats which who who's whos where where's when
  when's why why's how how's hows should shall wot wat wots wats`);

/** Verbs that open a question without a question word: 'can you treat that'. */
const askingVerbs = list(`can could do does did is are will would tell show`);

/** Words that carry no topic of their own: grammar, politeness, fillers. */
export const functionWords = list(`a an the and or but so then also too as at by for from
  in into of off on onto out over to up with about after before between during than
  i i'm i've i'd i'll im ive me my mine myself you your yours you're u ur we us our
  it its it's itself that that's this these those them they they're their theirs he him
  his she her hers one ones both either
  is isn't are aren't am be been being was wasn't were do does doesn't don't did didn't
  done doing has hasn't have haven't had having can can't could couldn't would wouldn't
  will won't shall should shouldn't may might must
  what what's whats which who who's whos whom whose when when's where where's why why's
  how how's hows
  not no yes yeah yep nope ok okay please pls plz thanks thank cheers ta hi hello hey
  just only really very quite well still again ever even else more most much many some
  any all there there's here now right um uh er erm like maybe perhaps actually
  tell say said know mean think get got go going make thing things something anything
  wot wat wots wats r cos coz cuz gonna wanna
  if because exactly further want need let let's lets give come`);

/** Whether a word stands among the words that points at something said before. */
export const pointsBack = (words: readonly string[]): boolean =>
  words.some((word) => pronouns.has(word));

/** Whether a question word stands among the words. */
export const hasQuestionWord = (words: readonly string[]): boolean =>
  words.some((word) => questionWords.has(word));

/** Whether the words ask and point at nothing said before: 'where are you' stands alone. */
export const standsAlone = (words: readonly string[]): boolean =>
  hasQuestionWord(words) && !pointsBack(words);

const opening = list('and but so ok okay then');

/** Whether something is asked: by a question mark, a question word or a verb in front. */
export const isAsking = (query: string): boolean => {
  const words = wordsOf(query);
  const first = words.find((word) => !opening.has(word));
  return query.includes('?') || hasQuestionWord(words) || askingVerbs.has(first ?? '');
};

/** Counts the words that carry meaning of their own. */
export const countInformative = (words: readonly string[]): number =>
  words.filter((word) => !functionWords.has(word)).length;
