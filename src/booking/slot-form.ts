import type { Block, FormBlock, FormField } from '../schema/block.ts';
import { clockTime, dayName } from './clock-words.ts';
import { fill } from './fill.ts';
import type { Fields, Ground } from './form-outcome.ts';
import { fieldOf } from './form-outcome.ts';
import type { Slot } from './provider.ts';
import { formPaths } from './ways.ts';
import { wallTime } from './zoned.ts';

/** Where details of a chosen time are posted. */
export const bookingsPath = '/api/bookings';

export const maxNameLength = 80;
export const maxEmailLength = 254;

/** What stands before the place from which more times are wanted. */
export const morePrefix = 'more:';

/** The value of a slot in the form. */
export const slotValue = ({ start, practitioner }: Slot): string =>
  practitioner === null ? start : `${start}/${practitioner}`;

const slotShape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)(?:\/(\d{1,20}))?$/;

/** Reads a slot back from a form; null where it is none. */
export const readSlot = (value: string): Slot | null => {
  const [, start = '', practitioner = null] = slotShape.exec(value) ?? [];
  return Number.isNaN(Date.parse(start)) ? null : { start, practitioner };
};

/** A moment in the clinic's words: {day: 'Tuesday 24 November', time: '9am'}. */
export const momentWords = (
  { clinic }: Ground,
  start: string,
): { readonly day: string; readonly time: string } => {
  const { day, minutes } = wallTime(new Date(start), clinic.hours['time-zone']);
  return { day: dayName(day), time: clockTime(minutes) };
};

/** Free times to choose from, grouped by day; `more` is where later ones begin. */
export const slotForm = (
  ground: Ground,
  slots: readonly Slot[],
  more: string | null,
): Block => {
  const words = ground.wording.slots;
  const options = slots.map((slot) => {
    const { day, time } = momentWords(ground, slot.start);
    return { value: slotValue(slot), label: time, group: day };
  });
  const later = { value: `${morePrefix}${more}`, label: words['more-times'] ?? '' };
  return {
    type: 'form',
    id: 'slots',
    heading: words.heading ?? '',
    ...(words.intro === undefined ? {} : { intro: words.intro }),
    action: formPaths.slots,
    fields: [
      {
        name: 'slot',
        type: 'choice',
        label: words.choose ?? '',
        required: true,
        options: more === null ? options : [...options, later],
      },
    ],
    submit: words.next ?? '',
  };
};

/** Name and e-mail for a chosen time; `typed` fills it again after a mistake. */
export const detailsForm = (
  ground: Ground,
  slot: Slot,
  { key, typed = new Map() }: { readonly key: string; readonly typed?: Fields },
): FormBlock => {
  const words = ground.wording.slots;
  const text = (
    name: 'name' | 'email',
    more: Pick<FormField, 'maxLength' | 'hint'>,
  ): FormField => ({
    name,
    type: name === 'name' ? 'text' : 'email',
    label: words[name] ?? '',
    required: true,
    autocomplete: name,
    ...more,
    ...(typed.has(name) ? { value: fieldOf(typed, name) } : {}),
  });
  const hint = words['email-hint'];
  return {
    type: 'form',
    id: 'booking',
    heading: fill(words['details-heading'], momentWords(ground, slot.start)),
    action: bookingsPath,
    fields: [
      hidden('slot', slotValue(slot)),
      hidden('key', key),
      text('name', { maxLength: maxNameLength }),
      text('email', {
        maxLength: maxEmailLength,
        ...(hint === undefined ? {} : { hint }),
      }),
      { name: 'consent', type: 'consent', label: words.consent ?? '', required: true },
    ],
    submit: words.submit ?? '',
  };
};

/** A field that travels with a form unseen. */
export const hidden = (name: string, value: string): FormField => ({
  name,
  type: 'hidden',
  label: '',
  required: false,
  value,
});
