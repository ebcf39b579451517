import type { Reply } from '../../src/schema/reply.ts';

export type Question = {
  readonly text: string;
  readonly gold: string;
  readonly kind: string;
  readonly also?: readonly string[];
};

export type Outcome = 'right' | 'offered' | 'wrong' | 'missed';

const bookingEntry = 'clinic-booking';

/** The entry that a reply answers with; a hand-off counts as the booking entry. */
export const answeredEntry = (reply: Reply): string | null =>
  reply.kind === 'answer'
    ? (reply.entry?.id ?? null)
    : reply.kind === 'hand-off'
      ? bookingEntry
      : null;

/** How a reply meets a question, as the sets' own rules say. */
export const judge = (
  reply: Reply,
  { gold, also = [] }: Pick<Question, 'gold' | 'also'>,
): Outcome => {
  const accepted = [gold, ...also];
  const answered = answeredEntry(reply);
  if (answered !== null && accepted.includes(answered)) return 'right';
  if (reply.kind === 'answer') return 'wrong';
  const isOffered =
    reply.kind === 'disambiguate' &&
    (reply.options ?? []).some(({ entry }) => accepted.includes(entry));
  return isOffered ? 'offered' : 'missed';
};

/** From most to least urgent. */
const urgency = ['emergency', 'crisis', 'urgent'];

/** Whether a care reply's route is less urgent than any that is right. */
export const isUnderTriage = (got: string, accepted: readonly string[]): boolean =>
  accepted.every((route) => urgency.indexOf(got) > urgency.indexOf(route));

/** Whether a reply goes on with what the one before offered, or asks which is meant. */
const goesOn = (reply: Reply, before: Reply | null): boolean => {
  if (reply.kind === 'disambiguate') return true;
  const offered = [...(before?.options ?? []), ...(before?.followUps ?? [])];
  if (reply.kind === 'answer')
    return offered.some(({ entry }) => entry === reply.entry?.id);
  return reply.kind === 'fallback' && offered.length > 0;
};

/** Whether a turn of a dialogue got what its script asks for, after the reply before it. */
export const isTurnRight = (
  reply: Reply,
  accepted: readonly string[],
  before: Reply | null,
): boolean =>
  accepted.some((wanted) => {
    switch (wanted) {
      case '@oos':
        return reply.kind !== 'answer';
      case '@smalltalk':
        return reply.kind === 'small-talk';
      case '@clarify':
        return reply.kind === 'disambiguate' || reply.kind === 'fallback';
      case '@context':
        return goesOn(reply, before);
      case '@emergency':
      case '@urgent':
      case '@crisis':
        return reply.kind === 'care' && `@${reply.care?.route}` === wanted;
      default:
        return answeredEntry(reply) === wanted;
    }
  });
