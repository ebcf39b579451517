/** A sentence that the chat must never say, and why. */
export type Forbidden = { readonly reason: string; readonly text: string };

const reasons: readonly (readonly [reason: string, pattern: RegExp])[] = [
  [
    'reassurance',
    /\b(?:probably|likely|most likely|almost certainly) (?:nothing|fine|ok|okay|harmless|not serious|just)\b/i,
  ],
  ['reassurance', /\bnothing (?:serious|to worry about|to be worried about)\b/i],
  ['reassurance', /\b(?:do not|don't|no need to) (?:worry|panic|hurry|rush)\b/i],
  ['reassurance', /\b(?:is|are|it's) (?:harmless|not serious|not dangerous)\b/i],
  ['reassurance', /\byou (?:are|will be) (?:safe|fine|ok|okay)\b/i],
  [
    'a diagnosis',
    /(?<!\bif )\byou (?:probably|likely|may|might|seem to|appear to) have\b/i,
  ],
  ['a diagnosis', /\b(?:this|it|that) (?:sounds|looks) like (?!a good)/i],
  [
    'a diagnosis',
    /\byou (?:are suffering from|have got|have a slipped|have sciatica)\b/i,
  ],
  ['a diagnosis', /\byour (?:diagnosis|risk score|risk is|symptoms (?:mean|suggest))\b/i],
  [
    'a question about symptoms',
    /\b(?:do you have|have you (?:had|noticed|got|lost)|are you (?:experiencing|feeling|having)|does it hurt|where is (?:the|your) pain|how (?:bad|severe) is|can you feel)\b[^.!?]{0,120}\?/i,
  ],
];

/** The forbidden sentences in a fixed text; none in a text that may be shown. */
export const forbiddenIn = (text: string): readonly Forbidden[] =>
  reasons.flatMap(([reason, pattern]) => {
    const found = pattern.exec(text);
    return found ? [{ reason, text: found[0] }] : [];
  });

/** True of much back pain, and what nobody may read on a card. */
const waiting =
  /\b(?:most people|usually|mostly|often|on (?:its|their) own|by (?:itself|themselves)|in time|when you have time)\b/i;
const selling =
  /\b(?:book|booking|prices?|offers?|discounts?|sale|treatment plan|our clinic|our team|read (?:more|about)|find out more)\b/i;

/** What a care card may not hold beside the above: questions and anything that sells. */
export const forbiddenOnCard = (text: string): readonly Forbidden[] => {
  const found = [...forbiddenIn(text)];
  const told = /(?<!\b(?:if|when) )\byou (?:have|are having)\b(?! read)/i.exec(text);
  if (told) found.push({ reason: 'a diagnosis', text: told[0] });
  if (text.includes('?')) found.push({ reason: 'a question', text });
  const waits = waiting.exec(text);
  if (waits) found.push({ reason: 'reassurance', text: waits[0] });
  const sold = selling.exec(text);
  if (sold) found.push({ reason: 'words that sell', text: sold[0] });
  return found;
};
