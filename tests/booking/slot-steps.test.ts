import { describe, expect, it } from 'vitest';
import type { Fields, FormOutcome } from '../../src/booking/form-outcome.ts';
import type { Booked, SlotProvider, Slots, Trouble } from '../../src/booking/provider.ts';
import type { SlotGround } from '../../src/booking/slot-steps.ts';
import { bookSlot, chooseSlot, offerSlots } from '../../src/booking/slot-steps.ts';
import type { FormBlock } from '../../src/schema/block.ts';
import { blocksToText } from '../../src/schema/block-text.ts';
import type { FormReply } from '../../src/schema/form-reply.ts';
import { formReplySchema } from '../../src/schema/form-reply.ts';
import { calcom, clinic, cliniko } from './clinic.ts';
import { wording } from './wording.ts';

const start = '2026-11-24T09:00:00.000Z';
const now = new Date('2026-11-23T08:00:00Z');

const slotsOf = (...starts: string[]): Slots => ({
  kind: 'slots',
  slots: starts.map((one) => ({ start: one, practitioner: null })),
});

type World = { readonly found?: (from: string) => Slots; readonly booked?: Booked };

const ground = ({ found = () => slotsOf(start), booked }: World = {}): SlotGround => {
  const provider: SlotProvider = {
    windowDays: 7,
    slots: async ({ from }) => found(from),
    book: async () => booked ?? { kind: 'booked', start },
  };
  return {
    clinic: clinic({ booking: calcom }),
    wording,
    provider,
    now,
    randomId: () => 'random-key-1',
  };
};

const replyOf = (outcome: FormOutcome): FormReply => {
  if (outcome.kind !== 'reply') throw new Error(`${outcome.kind} is no reply`);
  return formReplySchema.parse(outcome.reply);
};
const formOf = ({ blocks }: FormReply): FormBlock => {
  const form = blocks.find((block) => block.type === 'form');
  if (form === undefined) throw new Error('no form');
  return form;
};
const fields = (values: Record<string, string>): Fields =>
  new Map(Object.entries(values));
const details = (changes = {}): Fields =>
  fields({
    slot: start,
    name: 'Ada',
    email: 'ada@mail.example',
    consent: 'yes',
    ...changes,
  });

/** After every failure a person can be reached, and the plain booking page. */
const expectWaysOut = ({ blocks, actions }: FormReply, text: string): void => {
  expect(blocksToText(blocks)).toContain(text);
  expect(actions).toEqual([
    {
      type: 'booking',
      label: 'Book a visit',
      href: 'https://cal.com/example-clinic/first-visit',
    },
    { type: 'phone', label: 'Phone us', href: 'tel:+442079460000' },
    { type: 'call-back', label: 'Call me back', form: '/api/call-back' },
  ]);
};

describe('offerSlots', () => {
  it('groups free times by day, in the words of the clinic', async () => {
    const found = () =>
      slotsOf(start, '2026-11-24T12:00:00.000Z', '2026-11-26T14:30:00.000Z');
    const reply = replyOf(await offerSlots(ground({ found }), ''));
    expect(reply.state).toBe('form');
    expect(formOf(reply).fields[0]?.options).toEqual([
      { value: start, label: '9am', group: 'Tuesday 24 November' },
      {
        value: '2026-11-24T12:00:00.000Z',
        label: 'midday',
        group: 'Tuesday 24 November',
      },
      {
        value: '2026-11-26T14:30:00.000Z',
        label: '2:30pm',
        group: 'Thursday 26 November',
      },
      { value: 'more:2026-11-30', label: 'More times' },
    ]);
    expect(reply.actions).toEqual([]);
    expect(JSON.stringify(reply.blocks)).toContain(
      'https://cal.com/example-clinic/first-visit',
    );
  });

  it('tells times by the clock of the clinic in summer as well', async () => {
    const found = () => slotsOf('2027-06-01T08:00:00.000Z');
    const summer = { ...ground({ found }), now: new Date('2027-05-31T08:00:00Z') };
    const [first] =
      formOf(replyOf(await offerSlots(summer, ''))).fields[0]?.options ?? [];
    expect(first).toMatchObject({ label: '9am', group: 'Tuesday 1 June' });
  });

  it('shows a screenful, then goes on where it stopped', async () => {
    const starts = Array.from({ length: 30 }, (_, index) =>
      new Date(Date.parse(start) + index * 600_000).toISOString(),
    );
    const world = ground({ found: () => slotsOf(...starts) });
    const options = formOf(replyOf(await offerSlots(world, ''))).fields[0]?.options ?? [];
    expect(options).toHaveLength(21);
    const next = replyOf(
      await chooseSlot(world, fields({ slot: options[20]?.value ?? '' })),
    );
    expect(formOf(next).fields[0]?.options?.[0]?.value).toBe(starts[20]);
  });

  it('looks into the next days when the first have nothing', async () => {
    const found = (from: string) =>
      from === '2026-11-30' ? slotsOf('2026-12-01T09:00:00.000Z') : slotsOf();
    const reply = replyOf(await offerSlots(ground({ found }), ''));
    expect(formOf(reply).fields[0]?.options?.[0]?.group).toBe('Tuesday 1 December');
  });

  it('offers no time that has passed', async () => {
    const found = (from: string) =>
      from === '2026-11-23' ? slotsOf('2026-11-23T07:59:00.000Z', start) : slotsOf();
    const reply = replyOf(await offerSlots(ground({ found }), ''));
    expect(formOf(reply).fields[0]?.options?.[0]?.value).toBe(start);
  });

  it('says when nothing is free, and never looks beyond its horizon', async () => {
    const asked: string[] = [];
    const found = (from: string) => {
      asked.push(from);
      return slotsOf();
    };
    expectWaysOut(replyOf(await offerSlots(ground({ found }), '')), 'Nothing is free.');
    expectWaysOut(
      replyOf(await offerSlots(ground({ found }), '2030-01-01')),
      'Nothing is free.',
    );
    expect(asked).toEqual(['2026-11-23', '2026-11-30']);
  });

  it.each(['x', '2026-99-99', '2001-01-01', "2026-11-24' OR 1=1", 'more:', '%00'])(
    'takes the place "%s" for now',
    async (place) => {
      const asked: string[] = [];
      const found = (from: string) => {
        asked.push(from);
        return slotsOf(start);
      };
      expect(replyOf(await offerSlots(ground({ found }), place)).state).toBe('form');
      expect(asked).toEqual(['2026-11-23']);
    },
  );

  it.each([
    ['slow', 'The service is slow.'],
    ['busy', 'The service is busy.'],
    ['refused', 'The service is down.'],
    ['down', 'The service is down.'],
    ['changed', 'The service is strange.'],
  ] as [Trouble, string][])(
    'leads to a person when the service is %s',
    async (trouble, text) => {
      const reply = replyOf(
        await offerSlots(ground({ found: () => ({ kind: 'trouble', trouble }) }), ''),
      );
      expect(reply.state).toBe(trouble);
      expectWaysOut(reply, text);
    },
  );

  it('leads to a person when there is no service at all', async () => {
    const reply = replyOf(await offerSlots({ ...ground(), provider: null }, ''));
    expectWaysOut(reply, 'The service is down.');
  });
});

describe('chooseSlot', () => {
  it('asks for name and e-mail, with a key of its own', async () => {
    const form = formOf(replyOf(await chooseSlot(ground(), fields({ slot: start }))));
    expect(form).toMatchObject({
      heading: 'Details for Tuesday 24 November at 9am',
      action: '/api/bookings',
    });
    expect(form.fields.map(({ name, type, value }) => [name, type, value])).toEqual([
      ['slot', 'hidden', start],
      ['key', 'hidden', 'random-key-1'],
      ['name', 'text', undefined],
      ['email', 'email', undefined],
      ['consent', 'consent', undefined],
    ]);
  });

  it('leads to the page of the practitioner where only Cliniko can book', async () => {
    const { book: _, ...provider } = ground().provider as SlotProvider;
    const world = { ...ground(), clinic: clinic({ booking: cliniko }), provider };
    const reply = replyOf(await chooseSlot(world, fields({ slot: `${start}/22` })));
    expect(reply.state).toBe('continue');
    expect(blocksToText(reply.blocks)).toContain('Take Tuesday 24 November at 9am');
    expect(JSON.stringify(reply.blocks)).toContain('practitioner_id=22&');
  });

  it.each([
    '',
    'tomorrow',
    '2026-11-22T09:00:00.000Z',
    '2031-11-22T09:00:00.000Z',
    `${start}/x`,
    '2026-11-24T99:00:00.000Z',
  ])('asks again instead of taking "%s"', async (slot) => {
    const outcome = await chooseSlot(ground(), fields({ slot }));
    expect(outcome).toMatchObject({
      kind: 'invalid',
      fields: { slot: 'Choose a time.' },
      block: { id: 'slots' },
    });
  });
});

describe('bookSlot', () => {
  it('confirms what was booked', async () => {
    const reply = replyOf(await bookSlot(ground(), details()));
    expect(reply.state).toBe('booked');
    expect(blocksToText(reply.blocks)).toBe('Booked for Tuesday 24 November at 9am.');
    expect(reply.actions.map(({ type }) => type)).toEqual(['phone']);
  });

  it('says what is wrong beside each field, and keeps what was typed', async () => {
    const outcome = await bookSlot(
      ground(),
      fields({ slot: start, key: 'form-key-1', name: ' 12 ', email: 'ada@' }),
    );
    expect(outcome).toMatchObject({
      kind: 'invalid',
      detail: 'Please check.',
      fields: {
        name: 'Enter your name.',
        email: 'Enter an address.',
        consent: 'Tick the box.',
      },
    });
    const block = outcome.kind === 'invalid' ? outcome.block.fields : [];
    expect(block.map(({ value }) => value)).toEqual([
      start,
      'form-key-1',
      '12',
      'ada@',
      undefined,
    ]);
  });

  it('offers fresh times when that one has gone', async () => {
    const reply = replyOf(
      await bookSlot(ground({ booked: { kind: 'gone' } }), details()),
    );
    expect(reply.state).toBe('gone');
    expect(formOf(reply).id).toBe('slots');
    expectWaysOut(reply, 'That time has gone.');
  });

  it.each([
    [{ kind: 'already', start }, 'already', 'Already booked.'],
    [{ kind: 'requested', start }, 'requested', 'Asked for Tuesday 24 November at 9am.'],
  ] as [Booked, string, string][])(
    'tells a booking that is %j',
    async (booked, state, text) => {
      const reply = replyOf(await bookSlot(ground({ booked }), details()));
      expect([reply.state, blocksToText(reply.blocks)]).toEqual([state, text]);
    },
  );

  it.each([
    [{ kind: 'declined' }, 'declined', 'Details were not accepted.'],
    [{ kind: 'unsure' }, 'unsure', 'We are not sure.'],
    [{ kind: 'trouble', trouble: 'slow' }, 'slow', 'The service is slow.'],
    [{ kind: 'trouble', trouble: 'busy' }, 'busy', 'The service is busy.'],
    [{ kind: 'trouble', trouble: 'refused' }, 'refused', 'The service is down.'],
    [{ kind: 'trouble', trouble: 'down' }, 'down', 'The service is down.'],
    [{ kind: 'trouble', trouble: 'changed' }, 'changed', 'The service is strange.'],
  ] as [Booked, string, string][])(
    'leads to a person after %j',
    async (booked, state, text) => {
      const reply = replyOf(await bookSlot(ground({ booked }), details()));
      expect(reply.state).toBe(state);
      expectWaysOut(reply, text);
    },
  );
});
