import type { Block, FormBlock } from '../schema/block.ts';
import type { Clinic } from '../schema/clinic.ts';
import type { FormReply, FormState } from '../schema/form-reply.ts';
import type { Action } from '../schema/reply.ts';
import type { Wording } from '../schema/wording.ts';
import { waysToReachPeople } from './ways.ts';

/** The clinic's facts and words that forms are made of. */
export type Ground = { readonly clinic: Clinic; readonly wording: Wording };

/** What a visitor filled in, by field name. */
export type Fields = ReadonlyMap<string, string>;

/** What a step of a form comes to, for the API and for the pages without script. */
export type FormOutcome =
  | { readonly kind: 'reply'; readonly reply: FormReply }
  | {
      readonly kind: 'invalid';
      /** What is wrong, by field name. */
      readonly fields: Readonly<Record<string, string>>;
      readonly detail: string;
      /** The form again, holding what was typed. */
      readonly block: FormBlock;
    }
  /** `off`: the clinic does not offer it. `failed`: it could not be kept just now. */
  | { readonly kind: 'off' | 'failed'; readonly detail: string };

/** One paragraph of plain text. */
export const paragraph = (text: string): Block => ({
  type: 'paragraph',
  inlines: [{ text }],
});

/** A reply in a state, with the ways to reach a person that then help. */
export const formReply = (
  ground: Ground,
  state: FormState,
  blocks: Block[],
): FormOutcome => ({
  kind: 'reply',
  reply: { state, blocks, actions: waysAfter(ground, state) },
});

/**
 * What is offered beside a step: nothing beside a form that waits to be filled in, the
 * phone after something was done, every way after something failed. Booking then leads to
 * the plain page, not to the form that has just failed.
 */
const waysAfter = (ground: Ground, state: FormState): Action[] => {
  const ways = waysToReachPeople(ground);
  switch (state) {
    case 'form':
      return [];
    case 'booked':
    case 'requested':
    case 'kept':
    case 'already':
    case 'continue':
      return ways.filter(({ type }) => type === 'phone');
    case 'none':
    case 'gone':
    case 'declined':
    case 'unsure':
    case 'slow':
    case 'busy':
    case 'refused':
    case 'down':
    case 'changed':
      return ways.map(({ form, ...way }) =>
        form === undefined || way.type === 'booking' ? way : { ...way, form },
      );
    default:
      return state satisfies never;
  }
};

const unwanted = /[\p{C}\s]+/gu;

/** A field's text on one line, without control characters; '' where it is missing. */
export const fieldOf = (fields: Fields, name: string): string =>
  (fields.get(name) ?? '').replace(unwanted, ' ').trim();

const keyShape = /^[\w-]{8,64}$/;

/** The key that makes a repeated request one request: from the form, else a new one. */
export const keyOf = (fields: Fields, randomId: () => string): string => {
  const key = fieldOf(fields, 'key');
  return keyShape.test(key) ? key : randomId();
};
