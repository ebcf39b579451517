import type { Block } from '../schema/block.ts';
import type { FormState } from '../schema/form-reply.ts';
import { isEmail } from './call-back.ts';
import { fill } from './fill.ts';
import type { Fields, FormOutcome, Ground } from './form-outcome.ts';
import { fieldOf, formReply, keyOf, paragraph } from './form-outcome.ts';
import type { FreeTimes } from './free-times.ts';
import { findFreeTimes, horizonDays } from './free-times.ts';
import { bookingHref, clinikoHref } from './link.ts';
import type { Booked, Slot, SlotProvider, Trouble } from './provider.ts';
import {
  detailsForm,
  maxEmailLength,
  maxNameLength,
  momentWords,
  morePrefix,
  readSlot,
  slotForm,
} from './slot-form.ts';

/** What the steps of booking work with; `provider` is null where there is only a link. */
export type SlotGround = Ground & {
  readonly provider: SlotProvider | null;
  readonly now: Date;
  readonly randomId: () => string;
};

const dayMs = 86_400_000;
const hasLetter = /\p{L}/u;

/** The sentence for each thing that can be wrong with a booking service. */
const troubleWords: Readonly<Record<Trouble, string>> = {
  slow: 'slow',
  busy: 'busy',
  refused: 'down',
  down: 'down',
  changed: 'changed',
};

/** First step: free times to choose from, beginning at `after` ('' for now). */
export const offerSlots = async (
  ground: SlotGround,
  after: string,
): Promise<FormOutcome> => {
  const { state, blocks } = await freeTimeBlocks(ground, after);
  return formReply(ground, state, blocks);
};

/** Second step: a time was chosen, or later ones asked for. */
export const chooseSlot = async (
  ground: SlotGround,
  fields: Fields,
): Promise<FormOutcome> => {
  const { clinic, wording, provider } = ground;
  const value = fieldOf(fields, 'slot');
  if (value.startsWith(morePrefix)) {
    return offerSlots(ground, value.slice(morePrefix.length));
  }
  const slot = slotWithin(ground, value);
  if (slot === null || provider === null) return askAgain(ground);
  if (provider.book !== undefined) {
    return formReply(ground, 'form', [
      detailsForm(ground, slot, { key: ground.randomId() }),
    ]);
  }
  const href =
    clinic.booking.provider === 'cliniko'
      ? clinikoHref(clinic.booking, slot.practitioner ?? '')
      : bookingHref(clinic);
  return formReply(ground, 'continue', [
    paragraph(fill(wording.slots.continue, momentWords(ground, slot.start))),
    { type: 'paragraph', inlines: [{ text: wording.labels.booking, href }] },
  ]);
};

/** Third step: books the time with the visitor's name and e-mail address. */
export const bookSlot = async (
  ground: SlotGround,
  fields: Fields,
): Promise<FormOutcome> => {
  const { provider, wording } = ground;
  const slot = slotWithin(ground, fieldOf(fields, 'slot'));
  if (slot === null || provider?.book === undefined) return askAgain(ground);
  const name = fieldOf(fields, 'name');
  const email = fieldOf(fields, 'email');
  const key = keyOf(fields, ground.randomId);
  const problems = checkDetails(ground, fields);
  if (Object.keys(problems).length > 0) {
    return {
      kind: 'invalid',
      fields: problems,
      detail: wording.slots['error-summary'] ?? '',
      block: detailsForm(ground, slot, { key, typed: fields }),
    };
  }
  const booked = await provider.book({ start: slot.start, name, email, key });
  return bookedReply(ground, booked);
};

const checkDetails = (
  { wording: { slots } }: Ground,
  fields: Fields,
): Readonly<Record<string, string>> => {
  const name = fieldOf(fields, 'name');
  const email = fieldOf(fields, 'email');
  const isName = hasLetter.test(name) && name.length <= maxNameLength;
  return {
    ...(isName ? {} : { name: slots['error-name'] ?? '' }),
    ...(email.length <= maxEmailLength && isEmail(email)
      ? {}
      : { email: slots['error-email'] ?? '' }),
    ...(fieldOf(fields, 'consent') === ''
      ? { consent: slots['error-consent'] ?? '' }
      : {}),
  };
};

const bookedReply = async (ground: SlotGround, booked: Booked): Promise<FormOutcome> => {
  const { slots: words } = ground.wording;
  switch (booked.kind) {
    case 'booked':
    case 'requested': {
      const text = fill(words[booked.kind], momentWords(ground, booked.start));
      return formReply(ground, booked.kind, [paragraph(text)]);
    }
    case 'already':
      return formReply(ground, 'already', [paragraph(words.already ?? '')]);
    case 'gone': {
      const { blocks } = await freeTimeBlocks(ground, '');
      return formReply(ground, 'gone', [paragraph(words.gone ?? ''), ...blocks]);
    }
    case 'declined':
      return failed(ground, 'declined', 'declined');
    case 'unsure':
      return failed(ground, 'unsure', 'not-sure');
    case 'trouble':
      return failed(ground, booked.trouble, troubleWords[booked.trouble]);
    default:
      return booked satisfies never;
  }
};

const failed = (ground: Ground, state: FormState, word: string): FormOutcome =>
  formReply(ground, state, [paragraph(ground.wording.slots[word] ?? '')]);

/** A slot that was offered lies ahead, and not beyond what is offered. */
const slotWithin = ({ now }: SlotGround, value: string): Slot | null => {
  const slot = readSlot(value);
  if (slot === null) return null;
  const ahead = Date.parse(slot.start) - now.getTime();
  return ahead > 0 && ahead < (horizonDays + 2) * dayMs ? slot : null;
};

const askAgain = async (ground: SlotGround): Promise<FormOutcome> => {
  const { state, blocks } = await freeTimeBlocks(ground, '');
  const block = blocks.find(({ type }) => type === 'form');
  if (block?.type !== 'form') return formReply(ground, state, blocks);
  const detail = ground.wording.slots['error-slot'] ?? '';
  return { kind: 'invalid', fields: { slot: detail }, detail, block };
};

const freeTimeBlocks = async (
  ground: SlotGround,
  after: string,
): Promise<{ readonly state: FormState; readonly blocks: Block[] }> => {
  const { provider, clinic, wording, now } = ground;
  const timeZone = clinic.hours['time-zone'];
  const found: FreeTimes =
    provider === null
      ? { kind: 'trouble', trouble: 'refused' }
      : await findFreeTimes({ provider, timeZone, now, after });
  switch (found.kind) {
    case 'times': {
      const text = wording.slots['other-ways'] ?? '';
      const link: Block = {
        type: 'paragraph',
        inlines: [{ text, href: bookingHref(clinic) }],
      };
      return { state: 'form', blocks: [slotForm(ground, found.slots, found.more), link] };
    }
    case 'none':
      return {
        state: 'none',
        blocks: [paragraph(wording.slots.none ?? '')],
      };
    case 'trouble': {
      const word = wording.slots[troubleWords[found.trouble]] ?? '';
      return { state: found.trouble, blocks: [paragraph(word)] };
    }
    default:
      return found satisfies never;
  }
};
