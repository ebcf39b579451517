import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FormBlock } from '../../src/schema/block.ts';
import { blocksToText } from '../../src/schema/block-text.ts';
import type { FormReply } from '../../src/schema/form-reply.ts';
import { formReplySchema } from '../../src/schema/form-reply.ts';
import { problemSchema } from '../../src/schema/problem.ts';
import type { CalcomDouble } from '../doubles/calcom.ts';
import { apiKey, startCalcom } from '../doubles/calcom.ts';
import type { BookingService } from '../e2e/booking-service.ts';
import { bookingService } from '../e2e/booking-service.ts';

/** A Monday morning in the clinic's winter. */
const monday = new Date('2026-11-23T08:00:00Z');
const minuteMs = 60_000;

let calcom: CalcomDouble;
let world: BookingService;

beforeAll(async () => {
  calcom = await startCalcom(() => world.now());
  world = bookingService(
    { CALCOM_API_KEY: apiKey, RATE_LIMIT: 'off' },
    { doubles: { 'https://api.cal.com': calcom.origin }, began: monday },
  );
  await world.start();
});
afterAll(async () => {
  await world?.remove();
  await calcom?.close();
});
// Free times are cached for a minute: each test begins later than that.
beforeEach(() => world.pass(10 * minuteMs));
afterEach(() => {
  calcom.fault = null;
  calcom.bookings.length = 0;
});

const get = (path: string): Promise<Response> => fetch(`${world.url()}${path}`);
const post = (path: string, body: object, headers = {}): Promise<Response> =>
  fetch(`${world.url()}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const replyOf = async (response: Response): Promise<FormReply> => {
  expect(response.status).toBe(200);
  return formReplySchema.parse(await response.json());
};
const formOf = ({ blocks }: FormReply): FormBlock => {
  const form = blocks.find((block) => block.type === 'form');
  if (form === undefined) throw new Error(blocksToText(blocks));
  return form;
};
const valuesOf = (form: FormBlock): Record<string, string> =>
  Object.fromEntries(
    form.fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])),
  );
const ada = { name: 'Ada Test', email: 'ada@mail.example', consent: 'yes' };

/** From the first free times to the form for name and e-mail. */
const choose = async (label = '9am'): Promise<FormBlock> => {
  const times = formOf(await replyOf(await get('/api/slots')));
  const slot = times.fields[0]?.options?.find((option) => option.label === label)?.value;
  return formOf(await replyOf(await post(times.action, { slot })));
};

const expectWaysOut = ({ blocks, actions }: FormReply): void => {
  expect(blocksToText(blocks)).not.toBe('');
  expect(actions.map(({ type }) => type)).toEqual(['booking', 'phone', 'call-back']);
  const [booking] = actions;
  expect(booking?.href).toBe('https://cal.com/example-clinic/first-visit');
  expect(booking?.form).toBeUndefined();
};

describe('booking through the service', () => {
  it('is offered in the start and in replies as a form, beside the plain link', async () => {
    const { actions } = await (await get('/api/start')).json();
    expect(actions[0]).toMatchObject({
      type: 'booking',
      href: 'https://cal.com/example-clinic/first-visit',
      form: '/api/slots',
    });
  });

  it('books a free time in three steps', async () => {
    const details = await choose();
    const response = await post(details.action, { ...valuesOf(details), ...ada });
    const booked = await replyOf(response);
    expect(booked.state).toBe('booked');
    expect(blocksToText(booked.blocks)).toContain('Tuesday 24 November at 9am');
    expect(calcom.bookings).toMatchObject([
      {
        start: '2026-11-24T09:00:00.000Z',
        attendee: { name: 'Ada Test', email: 'ada@mail.example' },
      },
    ]);
  });

  it('no longer offers a time that was just booked', async () => {
    const details = await choose();
    await post(details.action, { ...valuesOf(details), ...ada });
    const times = formOf(await replyOf(await get('/api/slots')));
    const values = times.fields[0]?.options?.map(({ value }) => value);
    expect(values).not.toContain('2026-11-24T09:00:00.000Z');
  });

  it('makes a double tap one booking', async () => {
    const details = await choose();
    const body = { ...valuesOf(details), ...ada };
    const both = await Promise.all([1, 2].map(() => post(details.action, body)));
    const states = await Promise.all(both.map(async (one) => (await replyOf(one)).state));
    expect(states.sort()).toEqual(['already', 'booked']);
    expect(calcom.bookings).toHaveLength(1);
  });

  it('finds a booking again that another process made without hearing of it', async () => {
    const details = await choose();
    calcom.fault = 'books-silently';
    const reply = await replyOf(
      await post(details.action, { ...valuesOf(details), ...ada }),
    );
    expect(reply.state).toBe('already');
    expect(calcom.bookings).toHaveLength(1);
  }, 15_000);

  it('offers other times when somebody else was quicker', async () => {
    const details = await choose();
    calcom.take(valuesOf(details).slot ?? '');
    const reply = await replyOf(
      await post(details.action, { ...valuesOf(details), ...ada }),
    );
    expect(reply.state).toBe('gone');
    expect(formOf(reply).id).toBe('slots');
    expectWaysOut(reply);
  });

  it('goes on to later days', async () => {
    let form = formOf(await replyOf(await get('/api/slots')));
    const days = new Set<string>();
    for (let page = 0; page < 4; page += 1) {
      const options = form.fields[0]?.options ?? [];
      for (const { group } of options) if (group !== undefined) days.add(group);
      const more = options.at(-1)?.value ?? '';
      expect(more).toMatch(/^more:/);
      form = formOf(await replyOf(await post(form.action, { slot: more })));
    }
    expect([...days]).toContain('Monday 23 November');
    expect([...days]).toContain('Wednesday 2 December');
  });

  it('says what is wrong beside the fields', async () => {
    const details = await choose();
    const response = await post(details.action, { ...valuesOf(details), email: 'ada' });
    expect(response.status).toBe(400);
    const problem = problemSchema.parse(await response.json());
    expect(Object.keys(problem.fields ?? {})).toEqual(['name', 'email', 'consent']);
    expect(problem.phone).not.toBe('');
    expect(calcom.bookings).toEqual([]);
  });

  it('takes the fields of a browser without script as well', async () => {
    const details = await choose();
    const body = new URLSearchParams({ ...valuesOf(details), ...ada });
    const response = await fetch(`${world.url()}${details.action}`, {
      method: 'POST',
      body,
    });
    expect((await replyOf(response)).state).toBe('booked');
  });

  it('is a page without script, too', async () => {
    const details = await choose();
    const body = new URLSearchParams({ ...valuesOf(details), ...ada });
    const page = await fetch(`${world.url()}/ask/bookings`, { method: 'POST', body });
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await page.text()).toContain('You are booked for Tuesday 24 November at 9am');
  });

  it.each([
    ['slow', 'slow'],
    ['limited', 'busy'],
    ['down', 'down'],
    ['changed', 'changed'],
  ] as const)('leads to a person when Cal.com is %s', async (fault, state) => {
    calcom.fault = fault;
    const reply = await replyOf(await get('/api/slots'));
    expect(reply.state).toBe(state);
    expectWaysOut(reply);
  });

  it('never delays an answer, however slow the booking system is', async () => {
    calcom.fault = 'slow';
    const slots = get('/api/slots');
    const began = performance.now();
    const answer = await post('/api/ask', { query: 'can I see someone' });
    expect(answer.status).toBe(200);
    expect(performance.now() - began).toBeLessThan(1500);
    expect((await replyOf(await slots)).state).toBe('slow');
  }, 10_000);

  it.each(['/api/slots', '/api/bookings', '/api/call-back'])(
    'refuses at %s what is no form',
    async (path) => {
      const send = (body: string) =>
        fetch(`${world.url()}${path}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body,
        });
      for (const body of ['', '{', '[]', 'null', '7', '{"slot":{"a":1}}']) {
        const response = await send(body);
        expect(response.status).toBe(400);
        expect(problemSchema.parse(await response.json()).emergency).not.toBe('');
      }
      expect((await send(`{"name":"${'x'.repeat(20_000)}"}`)).status).toBe(413);
    },
  );
});
