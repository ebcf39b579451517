import * as z from 'zod/mini';
import type { FormBlock, FormField } from '../schema/block.ts';
import type { CallBacks } from '../store/call-backs.ts';
import type { Fields, FormOutcome, Ground } from './form-outcome.ts';
import { fieldOf, formReply, keyOf, paragraph } from './form-outcome.ts';
import { openingAt } from './opening.ts';
import { hidden } from './slot-form.ts';
import { formPaths } from './ways.ts';

const maxNameLength = 80;
const maxContactLength = 120;

/** The times of day to choose from, as keys of the wording; the first is chosen at first. */
const times = ['any', 'morning', 'midday', 'afternoon', 'evening'] as const;

const hasLetter = /\p{L}/u;
const phoneShape = /^\+?[\d\s().-]{7,40}$/;

/**
 * Whether a text can be a telephone number: with all its digits, as in the UK from 0,
 * or with the country's code.
 */
export const isPhone = (text: string): boolean => {
  if (!phoneShape.test(text)) return false;
  const digits = text.replace(/\D/g, '');
  const isInternational = text.startsWith('+') || digits.startsWith('00');
  if (isInternational) return digits.length >= 8 && digits.length <= 17;
  return digits.length >= 10 && digits.length <= (digits.startsWith('0') ? 11 : 10);
};

/** Whether a text can be an e-mail address. */
export const isEmail = (text: string): boolean => z.email().safeParse(text).success;

type CallBackGround = Ground & {
  readonly randomId: () => string;
  readonly now: Date;
  /** null where nothing can be kept. */
  readonly store: Pick<CallBacks, 'addCallBack'> | null;
  /** Whether a webhook is to be told. */
  readonly deliver: boolean;
  readonly onFault: (error: unknown) => void;
};

/** The form of a call-back request, or that the clinic does not offer one. */
export const offerCallBack = (ground: CallBackGround): FormOutcome => {
  if (!ground.clinic['call-back']) return off(ground);
  return formReply(ground, 'form', [callBackForm(ground, ground.randomId())]);
};

const off = ({ wording }: Ground): FormOutcome => ({
  kind: 'off',
  detail: wording.callBack.off ?? '',
});

/**
 * Keeps a call-back request. The key of its form makes it idempotent: sent twice, it is
 * kept once. Nothing of the conversation goes with it.
 */
export const keepCallBack = async (
  ground: CallBackGround,
  fields: Fields,
): Promise<FormOutcome> => {
  const { clinic, wording, store, now } = ground;
  const words = wording.callBack;
  if (!clinic['call-back']) return off(ground);
  const key = keyOf(fields, ground.randomId);
  const problems = checkCallBack(ground, fields);
  if (Object.keys(problems).length > 0) {
    return {
      kind: 'invalid',
      fields: problems,
      detail: words['error-summary'] ?? '',
      block: callBackForm(ground, key, fields),
    };
  }
  const failed = { kind: 'failed', detail: words.failed ?? '' } as const;
  if (store === null) return failed;
  try {
    const { isNew } = await store.addCallBack(
      {
        id: key,
        name: fieldOf(fields, 'name'),
        contact: fieldOf(fields, 'contact'),
        bestTime: words[`time-${fieldOf(fields, 'best-time')}`] ?? '',
        consent: words.consent ?? '',
      },
      { deliver: ground.deliver },
    );
    if (!isNew) return formReply(ground, 'already', [paragraph(words.already ?? '')]);
  } catch (error) {
    ground.onFault(error);
    return failed;
  }
  const isOpen = openingAt(clinic, now).kind === 'open';
  const thanks = words[isOpen ? 'thanks' : 'thanks-closed'] ?? '';
  return formReply(ground, 'kept', [paragraph(thanks)]);
};

const checkCallBack = (
  { wording: { callBack: words } }: Ground,
  fields: Fields,
): Readonly<Record<string, string>> => {
  const problems: Record<string, string> = {};
  const name = fieldOf(fields, 'name');
  if (name.length > maxNameLength) problems.name = words['error-name-long'] ?? '';
  else if (!hasLetter.test(name)) problems.name = words['error-name'] ?? '';
  const contact = fieldOf(fields, 'contact');
  const isContact =
    contact.length <= maxContactLength && (isPhone(contact) || isEmail(contact));
  if (!isContact) problems.contact = words['error-contact'] ?? '';
  const time = fieldOf(fields, 'best-time');
  if (!times.some((one) => one === time)) {
    problems['best-time'] = words['error-best-time'] ?? '';
  }
  if (fieldOf(fields, 'consent') === '') problems.consent = words['error-consent'] ?? '';
  return problems;
};

const callBackForm = (
  { wording: { callBack: words } }: Ground,
  key: string,
  typed: Fields = new Map(),
): FormBlock => {
  const field = (
    name: string,
    rest: Omit<FormField, 'name' | 'label' | 'required'>,
  ): FormField => {
    const hint = words[`${name}-hint`];
    return {
      name,
      label: words[name] ?? '',
      required: true,
      ...rest,
      ...(hint === undefined ? {} : { hint }),
      ...(typed.has(name) && rest.type !== 'consent'
        ? { value: fieldOf(typed, name) }
        : {}),
    };
  };
  return {
    type: 'form',
    id: 'call-back',
    heading: words.heading ?? '',
    intro: [words.intro, words['not-urgent'], words.keeps].filter(Boolean).join(' '),
    action: formPaths.callBack,
    fields: [
      hidden('key', key),
      field('name', { type: 'text', autocomplete: 'name', maxLength: maxNameLength }),
      field('contact', {
        type: 'text',
        autocomplete: 'tel',
        maxLength: maxContactLength,
      }),
      field('best-time', {
        type: 'select',
        value: times[0],
        options: times.map((time) => ({
          value: time,
          label: words[`time-${time}`] ?? '',
        })),
      }),
      field('consent', { type: 'consent' }),
    ],
    submit: words.submit ?? '',
  };
};
